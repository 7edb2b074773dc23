import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplesOf, silentPacket } from '../../../../src/adapters/files/recordings/opus.ts';
import { VoiceTrack, type Heard } from '../../../../src/adapters/files/recordings/voice-track.ts';

const frame = 960;
const frameMs = 20;

/** A packet of 20 ms with its number in it, so that it is known again; 48 kHz, full band. */
const packet = (number: number): Uint8Array => Uint8Array.of(0xf8, number & 0xff, (number >>> 8) & 0xff, 1);
const isSilence = (bytes: Uint8Array): boolean => bytes === silentPacket;
const numberOf = (bytes: Uint8Array): number => (bytes[1] ?? 0) + ((bytes[2] ?? 0) << 8);

interface Piece {
  readonly from: number;
  readonly packets: { readonly bytes: Uint8Array; readonly atMs: number }[];
  lengthMs: number;
  ended: boolean;
}

/** What is written of a track. */
const written = () => {
  const pieces: Piece[] = [];
  const track = new VoiceTrack({
    begin: (from) => void pieces.push({ from, packets: [], lengthMs: 0, ended: false }),
    add: (bytes, samples) => {
      const piece = pieces.at(-1);
      if (piece === undefined || piece.ended) throw new Error('a packet outside of a piece');
      piece.packets.push({ bytes, atMs: piece.from + piece.lengthMs });
      piece.lengthMs += samples / 48;
      expect(samples).toBe(samplesOf(bytes));
    },
    end: () => {
      const piece = pieces.at(-1);
      if (piece === undefined || piece.ended) throw new Error('an end of nothing');
      piece.ended = true;
    },
  });
  return { track, pieces };
};

/** The nth packet of a voice that began at `from`, `late` on its way. */
const heard = (nth: number, late = 0, from = 1_000, first = { sequence: 65_500, timestamp: 4_294_960_000 }): Heard => ({
  sequence: (first.sequence + nth) & 0xffff,
  timestamp: (first.timestamp + nth * frame) % 2 ** 32,
  payload: packet(nth),
  at: from + nth * frameMs + late,
});

describe('a voice that comes in order', () => {
  it('is one piece that begins when it began and has every packet, over the ends of both counters', () => {
    const { track, pieces } = written();
    for (let nth = 0; nth < 500; nth += 1) track.hear(heard(nth));
    track.close();
    expect(pieces).toHaveLength(1);
    expect(pieces[0]).toMatchObject({ from: 1_000, lengthMs: 10_000, ended: true });
    expect(pieces[0]?.packets.map(({ bytes }) => numberOf(bytes))).toEqual(Array.from({ length: 500 }, (_, n) => n));
  });

  it('begins as its earliest packets tell, where the first came late', () => {
    const { track, pieces } = written();
    for (let nth = 0; nth < 100; nth += 1) track.hear(heard(nth, nth < 5 ? 200 : 10));
    track.close();
    expect(pieces[0]?.from).toBeCloseTo(1_010, 5);
  });
});

describe('whatever a line does to a voice', () => {
  it('each packet that came in time is written once, in order, and within 30 ms of when it sounded', () => {
    const line = fc.record({
      lost: fc.uniqueArray(fc.nat(299), { maxLength: 60 }),
      twice: fc.uniqueArray(fc.nat(299), { maxLength: 20 }),
      late: fc.array(fc.nat(300), { minLength: 300, maxLength: 300 }),
    });
    fc.assert(
      fc.property(line, ({ lost, twice, late }) => {
        const { track, pieces } = written();
        // The first comes at once: before it nobody can know that there is a voice.
        const came = Array.from({ length: 300 }, (_, nth) => heard(nth, nth < 2 ? 0 : (late[nth] ?? 0)))
          .filter((_, nth) => nth < 2 || !lost.includes(nth))
          .flatMap((each, nth) => (twice.includes(nth) ? [each, { ...each, at: each.at + 5 }] : [each]))
          .toSorted((a, b) => a.at - b.at);
        let lookedAt = 0;
        for (const each of came) {
          if (each.at - lookedAt > 100) track.look((lookedAt = each.at));
          track.hear(each);
        }
        track.close();
        const all = pieces.flatMap(({ packets }) => packets).filter(({ bytes }) => !isSilence(bytes));
        const numbers = all.map(({ bytes }) => numberOf(bytes));
        expect(numbers).toEqual([...new Set(came.map(({ payload }) => numberOf(payload)))].toSorted((a, b) => a - b));
        for (const { bytes, atMs } of all)
          expect(Math.abs(atMs - (1_000 + numberOf(bytes) * frameMs))).toBeLessThan(30);
        expect(pieces.every(({ ended }) => ended)).toBe(true);
      }),
    );
  });

  it('several packets that are lost one soon after the other are not waited for one after the other', () => {
    const { track, pieces } = written();
    for (let nth = 0; nth < 300; nth += 1) {
      const packet = heard(nth);
      if (nth < 100 || nth > 150 || nth % 10 !== 0) track.hear(packet);
      track.look(packet.at);
    }
    track.close();
    expect(pieces).toHaveLength(1);
    expect(pieces[0]?.lengthMs).toBe(300 * frameMs);
  });

  it('a pause in which the browser sends next to nothing is silence in one piece', () => {
    const { track, pieces } = written();
    for (let nth = 0; nth < 50; nth += 1) track.hear(heard(nth));
    for (let nth = 0; nth < 25; nth += 1) {
      const { timestamp, at } = heard(50 + nth * 20);
      track.hear({ ...heard(50 + nth), timestamp, at });
      track.look(at + 300);
    }
    track.close();
    expect(pieces).toHaveLength(1);
    expect(pieces[0]?.lengthMs).toBe(50 * frameMs + 24 * 400 + frameMs);
  });
});

describe('a microphone that is shut, or an endpoint that is away', () => {
  it('leaves a gap of its length between two pieces, however its timestamps went on', () => {
    for (const timestampsGoOn of [true, false]) {
      const { track, pieces } = written();
      for (let nth = 0; nth < 100; nth += 1) track.hear(heard(nth));
      for (let at = 3_000; at < 33_000; at += 100) track.look(at);
      expect(pieces[0]).toMatchObject({ lengthMs: 2_000, ended: true });
      for (let nth = 100; nth < 200; nth += 1) {
        const { timestamp } = heard(timestampsGoOn ? nth + 1_500 : nth);
        track.hear({ ...heard(nth, 30_000), timestamp });
      }
      track.close();
      expect(pieces.map(({ from, lengthMs }) => [from, lengthMs])).toEqual([
        [1_000, 2_000],
        [33_000, 2_000],
      ]);
    }
  });

  it('that comes back as another stream begins anew', () => {
    const { track, pieces } = written();
    for (let nth = 0; nth < 100; nth += 1) track.hear(heard(nth));
    for (let nth = 0; nth < 100; nth += 1) track.hear(heard(nth, 0, 3_500, { sequence: 12_345, timestamp: 77 }));
    track.close();
    expect(pieces.map(({ from }) => from)).toEqual([1_000, 3_500]);
  });
});

it('a voice whose clock runs off keeps within half a second of the meeting’s time, in pieces', () => {
  const { track, pieces } = written();
  const tooFast = 1.002;
  for (let nth = 0; nth < 60_000; nth += 1) {
    const each = heard(nth % 65_536, 0);
    track.hear({
      ...each,
      at: 1_000 + nth * frameMs * tooFast,
      timestamp: (nth * frame) % 2 ** 32,
      sequence: nth & 0xffff,
    });
  }
  track.close();
  expect(pieces.length).toBeGreaterThan(2);
  for (const { packets } of pieces)
    for (const { bytes, atMs } of packets.filter((_, index) => index % 500 === 0)) {
      if (isSilence(bytes)) continue;
      expect(Math.abs(atMs - (1_000 + numberOf(bytes) * frameMs * tooFast))).toBeLessThan(500);
    }
});

it('what is no Opus is left out', () => {
  const { track, pieces } = written();
  for (let nth = 0; nth < 10; nth += 1)
    track.hear({
      ...heard(nth),
      payload: nth === 4 ? new Uint8Array() : nth === 5 ? Uint8Array.of(0xfb, 63) : packet(nth),
    });
  track.close();
  expect(pieces[0]?.packets.filter(({ bytes }) => !isSilence(bytes))).toHaveLength(8);
  expect(pieces[0]?.lengthMs).toBe(200);
});
