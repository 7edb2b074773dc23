import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndpointId, MeetingId, type SourceId } from '@diem-cau/shared';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { loopOfOgg } from '../../../../src/adapters/media/loop-files.ts';
import { cutPictures, cutSound } from '../../../../src/adapters/files/recordings/cut-piece.ts';
import { oggPage } from '../../../../src/adapters/files/recordings/ogg.ts';
import { opusHead, opusTags, samplesOf, silenceOf } from '../../../../src/adapters/files/recordings/opus.ts';
import { readPiece } from '../../../../src/adapters/files/recordings/read-piece.ts';
import {
  cluster,
  durationBytes,
  elementAt,
  picturesIn,
  readWebm,
  webmEnd,
  webmHead,
  type PlacedPicture,
} from '../../../../src/adapters/files/recordings/webm.ts';
import type { Cut } from '../../../../src/domain/record/withheld.ts';
import { soundOf } from '../../../support/sound-of.ts';

const root = mkdtempSync(join(tmpdir(), 'diem-cau-cut-'));
afterAll(() => rmSync(root, { recursive: true }));

const from = 1_700_000_000_000;
const of = { meetingId: MeetingId.parse('m'), endpointId: EndpointId.parse('an-binh'), from };
const microphone: SourceId = 'microphone';
const camera: SourceId = 'camera';
const voice = loopOfOgg(readFileSync(new URL('../../../../../data/demo/voice-1.ogg', import.meta.url))).frames;

const cutsOf = (most: number) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -500, max: most }), fc.integer({ min: 1, max: most }))
      .map(([at, length]): Cut => ({ from: from + at, to: from + at + length })),
    { maxLength: 3 },
  );

/** A piece of sound of so many packets of a voice, five on each page. */
const soundFile = (count: number): Buffer => {
  const pages = [opusHead(), opusTags({ ...of, source: microphone })].map((packet, sequence) =>
    oggPage({ serial: 7, sequence, samples: 0, packets: [packet], first: sequence === 0 }),
  );
  let samples = 0;
  for (let nth = 0; nth < count; nth += 5) {
    const packets = Array.from(
      { length: Math.min(5, count - nth) },
      (_, index) => voice[(nth + index) % voice.length] ?? silenceOf(960),
    );
    samples += packets.reduce((sum, packet) => sum + samplesOf(packet), 0);
    pages.push(oggPage({ serial: 7, sequence: pages.length, samples, packets, last: nth + 5 >= count }));
  }
  return Buffer.concat(pages);
};

const pictureFile = (clusters: readonly (readonly PlacedPicture[])[], lengthMs: number): Buffer => {
  const { bytes, durationAt } = webmHead({ ...of, source: camera, codec: 'V_VP8', width: 320, height: 180 });
  const all = Buffer.concat([bytes, ...clusters.map(cluster), webmEnd]);
  durationBytes(lengthMs).copy(all, durationAt);
  return all;
};
const picturesOf = (file: Buffer): readonly PlacedPicture[] => {
  const pictures: PlacedPicture[] = [];
  for (let at = readWebm(file)?.end ?? expect.fail(); ;) {
    const read = elementAt(file, at);
    if (read === null || read.to > file.length) return pictures;
    pictures.push(...picturesIn(file.subarray(read.from, read.to)));
    at = read.to;
  }
};

describe('a packet of silence', () => {
  it('is as long as any other, and no more than a page’s unit', () => {
    for (let samples = 120; samples <= 5_760; samples += 120) {
      expect(samplesOf(silenceOf(samples))).toBe(samples);
      expect(silenceOf(samples).length).toBeLessThan(255);
    }
  });
});

describe('a piece of sound without what is withheld', () => {
  it('has its length and each packet in its place, and no packet that has a moment in a cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 150 }), cutsOf(3_000), async (count, cuts) => {
        const [path, to] = [join(root, 'piece.ogg'), join(root, 'cut.ogg')];
        writeFileSync(path, soundFile(count));
        const { piece } = (await readPiece(path, 1, 'ogg')) ?? expect.fail();
        await cutSound(path, to, piece, cuts);
        const [before, after] = [soundOf(readFileSync(path)), soundOf(readFileSync(to))];
        expect(after.samplesInAll).toBe(before.samplesInAll);
        expect((await readPiece(to, 1, 'ogg'))?.piece).toEqual({ ...piece, bytes: readFileSync(to).length });
        before.packets.forEach(({ bytes, atMs }, nth) => {
          const endMs = atMs + samplesOf(bytes) / 48;
          const is = Buffer.from(after.packets[nth]?.bytes ?? expect.fail());
          const touched = cuts.some((cut) => cut.from <= from + endMs && from + atMs < cut.to);
          expect(is.equals(Buffer.from(touched ? silenceOf(samplesOf(bytes)) : bytes))).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a piece of pictures without what is withheld', () => {
  const clusters = fc
    .array(fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })
    .map((gaps) => {
      let atMs = 0;
      return gaps.map((each, of) =>
        each.map((gap, nth): PlacedPicture => {
          const picture = { bytes: Buffer.from([of, nth, 1, 2, 3]), atMs, whole: of === 0 && nth === 0 };
          atMs += gap;
          return picture;
        }),
      );
    });

  it('has all that stand before the first cut as they were, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(clusters, cutsOf(4_000), async (all, cuts) => {
        const pictures = all.flat();
        const lengthMs = pictures.at(-1)?.atMs ?? 0;
        const [path, to] = [join(root, 'piece.webm'), join(root, 'cut.webm')];
        writeFileSync(path, pictureFile(all, lengthMs));
        const { piece } = (await readPiece(path, 1, 'webm')) ?? expect.fail();
        await cutPictures(path, to, piece, cuts);
        const cut = readFileSync(to);
        const first = Math.min(
          ...cuts.filter((each) => each.to > from && each.from <= from + lengthMs).map((each) => each.from),
        );
        const left = picturesOf(cut).map(({ bytes, atMs }) => [atMs, Buffer.from(bytes).toString('hex')]);
        const expected = pictures.filter(({ atMs }) => from + atMs < first);
        expect(left).toEqual(expected.map(({ bytes, atMs }) => [atMs, Buffer.from(bytes).toString('hex')]));
        const read = (await readPiece(to, 1, 'webm'))?.piece;
        expect(read?.from).toBe(from);
        expect(read?.lengthMs).toBeLessThanOrEqual(Math.max(0, first - from));
        expect(read?.ended).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
