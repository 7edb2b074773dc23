import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { RecordedPiece } from '../../../application/ports/recorded-sound.ts';
import { picturesLeft, type Cut } from '../../../domain/record/withheld.ts';
import { oggPage } from './ogg.ts';
import { samplesOf, samplesPerSecond, silenceOf } from './opus.ts';
import { headBytes } from './read-piece.ts';
import {
  cluster,
  durationBytes,
  elementAt,
  isCluster,
  longestElementHead,
  picturesIn,
  readWebm,
  webmEnd,
  type PlacedPicture,
} from './webm.ts';
import { pagesOf, soundPages } from './whole-track.ts';

/** Parts that are made at the same time have names of their own. */
let parts = 0;

/** Writes a file that is there when it is whole, or not at all. */
const written = async (path: string, write: (file: FileHandle) => Promise<void>): Promise<void> => {
  parts += 1;
  const part = `${path}.${parts}.part`;
  const file = await open(part, 'w', 0o600);
  try {
    try {
      await write(file);
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
};

const samplesPerMs = samplesPerSecond / 1_000;

/** Copies a piece of sound, page by page: each packet that touches a cut is silence of its length. */
export const cutSound = async (
  from: string,
  to: string,
  { from: begins }: RecordedPiece,
  cuts: readonly Cut[],
): Promise<void> => {
  const touched = (at: number, length: number): boolean =>
    cuts.some((cut) => cut.from <= begins + (at + length) / samplesPerMs && begins + at / samplesPerMs < cut.to);
  await written(to, async (file) => {
    let at = 0;
    for await (const page of pagesOf(from)) {
      if (page.sequence < soundPages) {
        await file.appendFile(oggPage(page));
        continue;
      }
      const packets = page.packets.flatMap((packet) => {
        const length = samplesOf(packet);
        const silent = touched(at, length);
        at += length;
        // What is no sound has no place in time.
        return length === 0 ? [] : [silent ? silenceOf(length) : packet];
      });
      await file.appendFile(oggPage({ ...page, packets }));
    }
  });
};

const readAt = async (file: FileHandle, from: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, from);
  return bytes.subarray(0, bytesRead);
};

/** The pictures of a file from cluster to cluster, as far as these are whole. */
async function* clustersOf(file: FileHandle, from: number): AsyncGenerator<readonly PlacedPicture[]> {
  const { size } = await file.stat();
  for (let at = from; ;) {
    const read = elementAt(await readAt(file, at, longestElementHead), 0);
    if (read === null || !isCluster(read) || at + read.to > size) return;
    yield picturesIn(await readAt(file, at + read.from, read.to - read.from));
    at += read.to;
  }
}

/** Copies the pictures of a piece that stand before the first cut. */
export const cutPictures = async (
  from: string,
  to: string,
  piece: RecordedPiece,
  cuts: readonly Cut[],
): Promise<void> => {
  const leftMs = picturesLeft(piece, cuts);
  const source = await open(from, 'r');
  try {
    const bytes = await readAt(source, 0, headBytes);
    const head = readWebm(bytes);
    if (head === null) throw new Error('a piece of pictures says nothing of itself');
    durationBytes(Math.min(head.lengthMs, leftMs)).copy(bytes, head.durationAt);
    await written(to, async (file) => {
      await file.appendFile(bytes.subarray(0, head.end));
      let ends = piece.ended;
      for await (const pictures of clustersOf(source, head.end)) {
        const left = pictures.filter(({ atMs }) => atMs < leftMs);
        if (left.length > 0) await file.appendFile(cluster(left));
        ends ||= left.length < pictures.length;
        if (left.length < pictures.length) break;
      }
      if (ends) await file.appendFile(webmEnd);
    });
  } finally {
    await source.close();
  }
};
