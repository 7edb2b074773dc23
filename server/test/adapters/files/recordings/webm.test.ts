import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndpointId, MeetingId } from '@diem-cau/shared';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { PictureCodecName } from '../../../../src/application/ports/recorder.ts';
import { pictureCodecs } from '../../../../src/adapters/files/recordings/picture-codecs.ts';
import { readPiece } from '../../../../src/adapters/files/recordings/read-piece.ts';
import {
  cluster,
  durationBytes,
  readWebm,
  webmEnd,
  webmHead,
  type PictureOf,
} from '../../../../src/adapters/files/recordings/webm.ts';
import { encoded } from '../../../support/ivf.ts';

const root = mkdtempSync(join(tmpdir(), 'diem-cau-webm-'));
afterAll(() => rmSync(root, { recursive: true }));

const of: PictureOf = {
  meetingId: MeetingId.parse('giao-ban'),
  endpointId: EndpointId.parse('an-binh'),
  ...{ source: 'camera', from: 1_700_000_000_123, codec: 'V_VP8', width: 320, height: 180 },
};

const canRun = (program: string): boolean => {
  try {
    execFileSync(program, ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const ffmpeg = canRun('ffmpeg') && canRun('ffprobe');

/** What another program reads of a file: its codec and size, and the times of its pictures in milliseconds. */
const probed = (bytes: Buffer) => {
  const path = join(root, 'probed.webm');
  writeFileSync(path, bytes);
  const parameters = ['-v', 'error', '-show_entries', 'stream=codec_name,width,height:packet=pts_time', '-of', 'json'];
  const said = JSON.parse(execFileSync('ffprobe', [...parameters, path]).toString()) as {
    readonly streams: readonly object[];
    readonly packets: readonly { readonly pts_time: string }[];
  };
  return { stream: said.streams[0], times: said.packets.map(({ pts_time }) => Math.round(Number(pts_time) * 1_000)) };
};
/** Decodes a file; another program finds no fault in it. */
const decodes = (bytes: Buffer): number => {
  const path = join(root, 'decoded.webm');
  writeFileSync(path, bytes);
  const to = ['-fps_mode', 'passthrough', '-f', 'framemd5', '-'];
  const said = execFileSync('ffmpeg', ['-v', 'error', '-xerror', '-i', path, ...to]).toString();
  return said.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
};

/** Whole files of so many clusters, each of five pictures. */
const fileOf = (pictures: readonly Buffer[], shape: Parameters<typeof webmHead>[0] = of) => {
  const { bytes, durationAt } = webmHead(shape);
  const clusters = Array.from({ length: Math.ceil(pictures.length / 5) }, (_, index) =>
    cluster(
      pictures
        .slice(index * 5, index * 5 + 5)
        .map((picture, place) => ({ bytes: picture, atMs: (index * 5 + place) * 40, whole: index + place === 0 })),
    ),
  );
  return { head: bytes, durationAt, clusters, all: Buffer.concat([bytes, ...clusters]) };
};

const someVp8 = ffmpeg ? encoded('libvpx', 40) : [];

describe('a file of pictures', () => {
  it('says of itself whose it is, how large and how long, as it was written', () => {
    const { head, durationAt } = fileOf([]);
    head.set(durationBytes(61_234), durationAt);
    expect(readWebm(head)).toEqual({ ...of, lengthMs: 61_234, end: head.length, durationAt });
    for (let length = 0; length < head.length; length += 1) expect(readWebm(head.subarray(0, length))).toBeNull();
  });

  it('of any bytes is none, or says what stands there', () => {
    const { head } = fileOf([]);
    // Each byte of it, whatever it is.
    for (const [at, was] of head.entries()) {
      for (let byte = 0; byte < 256; byte += 1) {
        head[at] = byte;
        readWebm(head);
      }
      head[at] = was;
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readWebm(Buffer.from(bytes))).toBeNull();
      }),
    );
  });

  it('that is cut off anywhere is whole up to its last cluster', async () => {
    const { head, clusters, all } = fileOf(Array.from({ length: 40 }, (_, nth) => Buffer.alloc(30 + nth, nth)));
    const ends = clusters.reduce<number[]>(
      (before, { length }) => [...before, (before.at(-1) ?? head.length) + length],
      [],
    );
    const path = join(root, 'cut.webm');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: head.length, max: all.length }), async (length) => {
        writeFileSync(path, all.subarray(0, length));
        const read = (await readPiece(path, 7, 'webm')) ?? expect.fail();
        expect(read.piece).toMatchObject({ number: 7, bytes: length, ended: false, size: { width: 320, height: 180 } });
        expect(await read.wholeBytes()).toBe(ends.findLast((end) => end <= length) ?? head.length);
      }),
    );
    writeFileSync(path, Buffer.concat([all, webmEnd]));
    expect((await readPiece(path, 7, 'webm'))?.piece.ended).toBe(true);
  });

  it.runIf(ffmpeg)(
    'that is cut off anywhere is read by other programs, which lose no more than its last cluster',
    () => {
      const { head, clusters, all } = fileOf(someVp8);
      const first = head.length + (clusters[0]?.length ?? 0);
      const cuts = Array.from({ length: 12 }, (_, index) => Math.round(first + ((all.length - first) * index) / 11));
      for (const cut of cuts) {
        const { stream, times } = probed(all.subarray(0, cut));
        expect(stream).toMatchObject({ codec_name: 'vp8', width: 320, height: 180 });
        let end = head.length;
        const whole = clusters.filter(({ length }) => (end += length) <= cut).length;
        expect(times.length).toBeGreaterThanOrEqual(whole * 5);
        expect(times).toEqual(times.map((_, index) => index * 40));
      }
      expect(decodes(Buffer.concat([all, webmEnd]))).toBe(40);
    },
  );
});

/** A VP9 picture in packets (RFC 9628), with picture ids and its structure with a whole one. */
const vp9Packets = (picture: Buffer, nth: number): Buffer[] => {
  const count = Math.ceil(picture.length / 1_000);
  return Array.from({ length: count }, (_, index) => {
    const [begins, ends] = [index === 0, index === count - 1];
    const structure = begins && nth === 0;
    const head = 0x80 | (nth === 0 ? 0 : 0x40) | (begins ? 8 : 0) | (ends ? 4 : 0) | (structure ? 2 : 0);
    const id = [0x80 | (nth >>> 8), nth & 255];
    // One layer of 320 x 180, and one picture that follows another.
    const described = structure ? [0x18, 320 >>> 8, 320 & 255, 0, 180, 1, 0x04, 1] : [];
    return Buffer.concat([
      Buffer.from([head, ...id, ...described]),
      picture.subarray(index * 1_000, (index + 1) * 1_000),
    ]);
  });
};

/** An AV1 picture in packets: its parts without their lengths, cut where a packet is full. */
const av1Packets = (picture: Buffer, nth: number): Buffer[] => {
  const parts: Buffer[] = [];
  for (let at = 0; at < picture.length;) {
    const head = picture[at] ?? 0;
    let length = 0;
    let from = at + 1;
    for (let shift = 0, more = true; more; shift += 7, from += 1) {
      length += ((picture[from] ?? 0) & 127) * 2 ** shift;
      more = ((picture[from] ?? 0) & 128) !== 0;
    }
    if (((head >>> 3) & 15) !== 2)
      parts.push(Buffer.concat([Buffer.from([head & ~2]), picture.subarray(from, from + length)]));
    at = from + length;
  }
  // Each part by itself, in pieces of 700 bytes, the only one of its packet.
  return parts.flatMap((part, index) => {
    const count = Math.ceil(part.length / 700);
    return Array.from({ length: count }, (_, place) => {
      const head = (place > 0 ? 0x80 : 0) | (place < count - 1 ? 0x40 : 0) | 0x10 | (nth + index + place === 0 ? 8 : 0);
      return Buffer.concat([Buffer.from([head]), part.subarray(place * 700, (place + 1) * 700)]);
    });
  });
};

/** A VP8 picture in packets with a long picture id (RFC 7741). */
const vp8Packets = (picture: Buffer, nth: number): Buffer[] =>
  Array.from({ length: Math.ceil(picture.length / 1_000) }, (_, index) =>
    Buffer.concat([
      Buffer.from([index === 0 ? 0x90 : 0x80, 0xe0, 0x80, nth, nth, 0x20]),
      picture.subarray(index * 1_000, (index + 1) * 1_000),
    ]),
  );

describe('pictures in packets', () => {
  const cases = [
    ['VP8', 'libvpx', vp8Packets],
    ['VP9', 'libvpx-vp9', vp9Packets],
    ['AV1', 'libaom-av1', av1Packets],
  ] as const satisfies readonly (readonly [PictureCodecName, Parameters<typeof encoded>[0], unknown])[];

  it.runIf(ffmpeg).each(cases)('in %s become a file that other programs decode whole', (name, encoder, packets) => {
    const codec = pictureCodecs[name];
    const read = encoded(encoder, 20).map((picture, nth) => codec.read(packets(picture, nth)) ?? expect.fail());
    const [first = expect.fail()] = read;
    expect(first.whole).toMatchObject({ width: 320, height: 180 });
    expect(read.slice(1).every(({ whole }) => whole === null)).toBe(true);
    const { all } = fileOf(
      read.map(({ bytes }) => bytes),
      { ...of, ...(first.whole ?? expect.fail()), codec: codec.id },
    );
    expect(probed(all).stream).toMatchObject({ codec_name: name.toLowerCase(), width: 320, height: 180 });
    expect(decodes(all)).toBe(20);
  });

  it.each(['VP8', 'VP9', 'AV1'] as const)('in %s of any bytes are none or some, and nothing breaks', (name) => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 4 }), (payloads) => {
        const picture = pictureCodecs[name].read(payloads);
        expect(picture === null || picture.bytes.length > 0).toBe(true);
      }),
    );
  });

  it('whose first packet is missing are none', () => {
    const [picture = expect.fail()] = [Buffer.alloc(3_500, 7)];
    expect(pictureCodecs.VP8.read(vp8Packets(picture, 1).slice(1))).toBeNull();
    expect(pictureCodecs.VP9.read(vp9Packets(picture, 1).slice(1))).toBeNull();
  });
});
