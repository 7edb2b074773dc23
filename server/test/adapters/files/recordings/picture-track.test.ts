import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraPackets } from '../../../../src/adapters/media/loop-packets.ts';
import { PictureTrack } from '../../../../src/adapters/files/recordings/picture-track.ts';
import { readRtp } from '../../../../src/adapters/files/recordings/rtp.ts';
import { vp8 } from '../../../../src/adapters/files/recordings/vp8.ts';

const begunAt = 1_000_000;
const frameMs = 40;

/** A picture as far as its own head: which one it is stands in its bytes. */
const pictureOf = (nth: number, whole: boolean, width = 640, length = 200): Buffer => {
  const bytes = Buffer.alloc(length, nth & 255);
  bytes.writeUInt8(whole ? 0 : 1, 0);
  bytes.set([0x9d, 0x01, 0x2a], 3);
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(360, 8);
  bytes.writeUInt32LE(nth, 12);
  return bytes;
};
const nthOf = (bytes: Uint8Array): number => Buffer.from(bytes).readUInt32LE(12);

interface Written {
  readonly from: number;
  readonly width: number;
  readonly pictures: { readonly nth: number; readonly atMs: number; readonly whole: boolean }[];
  lengthMs: number | null;
}

/** What becomes of packets, each with when it comes. */
const written = (packets: readonly { readonly bytes: Buffer; readonly at: number }[], endsAt: number) => {
  const pieces: Written[] = [];
  const asked: number[] = [];
  let now = begunAt;
  const track = new PictureTrack('camera', vp8, {
    begin: (from, { width }) => void pieces.push({ from, width, pictures: [], lengthMs: null }),
    add: ({ bytes, atMs, whole }) => void pieces.at(-1)?.pictures.push({ nth: nthOf(bytes), atMs, whole }),
    end: (lengthMs) => {
      const last = pieces.at(-1);
      if (last !== undefined) last.lengthMs = lengthMs;
    },
    wantsWhole: () => void asked.push(now),
  });
  let looked = begunAt;
  for (const { bytes, at } of packets.toSorted((a, b) => a.at - b.at)) {
    for (; looked < at; looked += 100) track.look((now = looked));
    now = at;
    track.hear({ ...(readRtp(bytes) ?? expect.fail()), at });
  }
  for (; looked < endsAt; looked += 100) track.look((now = looked));
  track.close(endsAt);
  return { pieces, asked };
};

/** Pictures that were sent, one each 40 ms, those of these numbers whole. */
const sent = (count: number, whole: (nth: number) => boolean, width = (_nth: number) => 640) => {
  const stream = { ssrc: 1, sequence: 65_500 };
  return Array.from({ length: count }, (_, nth) =>
    cameraPackets(stream, pictureOf(nth, whole(nth), width(nth), 200 + (nth % 5) * 900), nth * frameMs).map(
      (bytes, part) => ({ bytes, nth, part, at: begunAt + nth * frameMs + 20 }),
    ),
  );
};

describe('the pictures of a stream', () => {
  it('are all written as they came, each at its time, whatever their order was on the line', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 300, maxLength: 300 }), (late) => {
        const packets = sent(100, (nth) => nth === 0)
          .flat()
          .map((packet, index) => ({ ...packet, at: packet.at + (index < 2 ? 0 : (late[index % 300] ?? 0)) }));
        const { pieces, asked } = written(packets, begunAt + 4_200);
        expect(pieces).toHaveLength(1);
        const [piece = expect.fail()] = pieces;
        expect(piece.pictures.map(({ nth }) => nth)).toEqual(Array.from({ length: 100 }, (_, nth) => nth));
        for (const { nth, atMs } of piece.pictures) expect(Math.abs(atMs - nth * frameMs)).toBeLessThanOrEqual(1);
        expect(Math.abs(piece.from - begunAt - 20)).toBeLessThanOrEqual(60);
        expect(piece.lengthMs).toBeGreaterThan(3_960);
        expect(asked).toEqual([]);
      }),
    );
  });

  it('that can’t be read, as one before is damaged, are left out until a whole one comes, which is asked for once a second', () => {
    const lost = fc.uniqueArray(fc.nat(249), { maxLength: 12 });
    const wholes = fc.uniqueArray(fc.nat(249), { maxLength: 8 });
    fc.assert(
      fc.property(lost, wholes, (losses, others) => {
        const wholeOnes = new Set([0, ...others]);
        const pictures = sent(250, (nth) => wholeOnes.has(nth));
        // Of each that is damaged the last packet does not come.
        const packets = pictures.flatMap((parts, nth) => (losses.includes(nth) ? parts.slice(0, -1) : parts));
        const { pieces, asked } = written(packets, begunAt + 11_000);
        const expected: number[] = [];
        let readable = false;
        for (let nth = 0; nth < 250; nth += 1) {
          if (losses.includes(nth)) readable = false;
          else if (wholeOnes.has(nth)) readable = true;
          if (readable && !losses.includes(nth)) expected.push(nth);
        }
        expect(pieces.flatMap((each) => each.pictures.map(({ nth }) => nth))).toEqual(expected);
        for (const { pictures: its } of pieces) {
          expect(its[0]?.whole).toBe(true);
          expect(its.map(({ atMs }) => atMs)).toEqual(its.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
        }
        for (const { from, pictures: its } of pieces)
          for (const { nth, atMs } of its)
            expect(Math.abs(from + atMs - (begunAt + 20 + nth * frameMs))).toBeLessThan(20);
        asked.reduce((before, at) => (expect(at - before).toBeGreaterThanOrEqual(1_000), at), -Infinity);
      }),
    );
  });

  it('are asked for where none comes, again and again, and no more once there is one', () => {
    expect(written([], begunAt + 11_000).asked.map((at) => Math.round((at - begunAt) / 1_000))).toEqual([
      2, 4, 6, 8, 10,
    ]);
    expect(written(sent(250, (nth) => nth === 0).flat(), begunAt + 10_000).asked).toEqual([]);
  });

  it('have an end: one that goes on for ever is not kept, and the next whole one is', () => {
    const endless = cameraPackets({ ssrc: 1, sequence: 100 }, pictureOf(0, true, 640, 9_000_000), 0);
    const next = cameraPackets({ ssrc: 1, sequence: 100 + endless.length }, pictureOf(1, true), frameMs);
    const all = [...endless, ...next].map((bytes, index) => ({ bytes, at: begunAt + index / 100 }));
    const { pieces } = written(all, begunAt + 2_000);
    expect(pieces.flatMap(({ pictures }) => pictures.map(({ nth }) => nth))).toEqual([1]);
  });

  it('begin another piece where they have another size, without a gap', () => {
    const { pieces } = written(
      sent(
        100,
        (nth) => nth === 0 || nth === 50,
        (nth) => (nth < 50 ? 640 : 320),
      ).flat(),
      begunAt + 4_000,
    );
    expect(pieces.map(({ width, pictures }) => [width, pictures.length])).toEqual([
      [640, 50],
      [320, 50],
    ]);
    const [before = expect.fail(), after = expect.fail()] = pieces;
    expect(Math.abs(before.from + (before.lengthMs ?? 0) - after.from)).toBeLessThanOrEqual(1);
  });

  it('begin another piece about each minute, with a whole one that is asked for', () => {
    const count = 4_000;
    const { pieces, asked } = written(
      sent(count, (nth) => nth === 0 || nth === 1_600 || nth === 3_200).flat(),
      begunAt + count * frameMs,
    );
    expect(pieces.map(({ pictures }) => pictures[0]?.nth)).toEqual([0, 1_600, 3_200]);
    expect(pieces.flatMap(({ pictures }) => pictures)).toHaveLength(count);
    expect((asked[0] ?? 0) - begunAt).toBeGreaterThan(59_000);
    pieces.reduce((before, piece) => {
      expect(Math.abs(before.from + (before.lengthMs ?? 0) - piece.from)).toBeLessThanOrEqual(1);
      return piece;
    });
  });

  it('end with a source that is shut, and begin anew at their own time when it is open again', () => {
    const all = sent(200, (nth) => nth === 0 || nth === 100).flat();
    const shutMs = 60_000;
    const packets = all.map((packet) => (packet.nth < 100 ? packet : { ...packet, at: packet.at + shutMs }));
    const { pieces } = written(packets, begunAt + shutMs + 8_000);
    expect(pieces.map(({ pictures }) => pictures.length)).toEqual([100, 100]);
    expect(pieces[0]?.lengthMs).toBeLessThan(5_100);
    expect(Math.abs((pieces[1]?.from ?? 0) - (begunAt + shutMs + 4_020))).toBeLessThan(2);
  });

  it('follow the meeting’s clock where the sender’s own goes wrong by 50 ms a minute', () => {
    const count = 1_450;
    const slow = 1 + 50 / 60_000;
    const packets = sent(count, (nth) => nth === 0)
      .flat()
      .map((packet) => ({ ...packet, at: begunAt + 20 + packet.nth * frameMs * slow }));
    const { pieces } = written(packets, begunAt + 60_000);
    const last = pieces.at(-1)?.pictures.at(-1) ?? expect.fail();
    expect(Math.abs((pieces.at(-1)?.from ?? 0) + last.atMs - (begunAt + 20 + last.nth * frameMs * slow))).toBeLessThan(
      25,
    );
  });
});

describe('a picture that says it is larger than any camera’s', () => {
  it.each([
    [8_192, true],
    [8_193, false],
    [16_383, false],
  ])('with a side of %i pixels', (width, isWritten) => {
    const packets = sent(
      5,
      (nth) => nth === 0,
      () => width,
    );
    const { pieces } = written(packets.flat(), begunAt + 2_000);
    expect(pieces.map((piece) => piece.width)).toEqual(isWritten ? [width] : []);
  });

  it('is left out of a piece, also where those before were not', () => {
    const packets = sent(
      50,
      (nth) => nth % 10 === 0,
      (nth) => (nth === 20 ? 16_000 : 640),
    );
    const { pieces } = written(packets.flat(), begunAt + 4_000);
    const widths = pieces.map((piece) => piece.width);
    expect(new Set(widths)).toEqual(new Set([640]));
    expect(pieces.flatMap(({ pictures }) => pictures.map(({ nth }) => nth))).not.toContain(20);
  });
});
