import { open, type FileHandle } from 'node:fs/promises';
import type { RecordedPiece } from '../../../application/ports/recorded-sound.ts';
import type { PieceEnding } from './growing-file.ts';
import { lastPage, longestPage, readPage } from './ogg.ts';
import { readTags, samplesPerSecond } from './opus.ts';
import { elementAt, isCluster, longestElementHead, readWebm, webmEnd } from './webm.ts';

/** What stands before sound or pictures is within so many bytes. */
export const headBytes = 4_096;

/** What a file says of itself, where it is, and where what is whole of it ends. */
export interface ReadPiece {
  readonly path: string;
  readonly piece: RecordedPiece;
  /** Reads on where that is dear: of pictures from cluster to cluster. */
  wholeBytes(): Promise<number>;
}

const readAt = async (file: FileHandle, from: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  return bytes.subarray(0, bytesRead);
};

/** Reads the headers and the last page of a piece of sound. */
const readSound = async (file: FileHandle, path: string, number: number): Promise<ReadPiece | null> => {
  const { size } = await file.stat();
  const head = await readAt(file, 0, Math.min(headBytes, size));
  const tagsFrom = readPage(head, 0)?.end;
  const tags = tagsFrom === undefined ? null : readPage(head, tagsFrom);
  const sound = readTags(tags?.packets[0] ?? new Uint8Array());
  if (sound === null || tags === null) return null;
  const tail = await readAt(file, size - Math.min(2 * longestPage, size), Math.min(2 * longestPage, size));
  const last = lastPage(tail);
  const { endpointId, source, from } = sound;
  const lengthMs = Math.round(((last?.samples ?? 0) * 1_000) / samplesPerSecond);
  const whole = size - tail.length + (last?.end ?? 0);
  return {
    path,
    piece: { number, endpointId, source, from, lengthMs, bytes: size, ended: last?.last === true },
    wholeBytes: () => Promise.resolve(whole),
  };
};

/** Where the last whole cluster of a file ends. */
const wholePictures = async (path: string, from: number): Promise<number> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    for (let at = from; ;) {
      const cluster = elementAt(await readAt(file, at, longestElementHead), 0);
      if (cluster === null || !isCluster(cluster) || at + cluster.to > size) return at;
      at += cluster.to;
    }
  } finally {
    await file.close();
  }
};

/** Reads the head of a piece of pictures, and whether it was ended. */
const readPictures = async (file: FileHandle, path: string, number: number): Promise<ReadPiece | null> => {
  const { size } = await file.stat();
  const head = readWebm(await readAt(file, 0, Math.min(headBytes, size)));
  if (head === null) return null;
  const { endpointId, source, from, lengthMs, width, height, end } = head;
  const ended = (await readAt(file, size - webmEnd.length, webmEnd.length)).equals(webmEnd);
  return {
    path,
    piece: { number, endpointId, source, from, lengthMs, bytes: size, ended, size: { width, height } },
    wholeBytes: () => (ended ? Promise.resolve(size) : wholePictures(path, end)),
  };
};

/** What a piece says of itself; null for one that says nothing (yet). */
export const readPiece = async (path: string, number: number, ending: PieceEnding): Promise<ReadPiece | null> => {
  const file = await open(path, 'r');
  try {
    return await (ending === 'ogg' ? readSound : readPictures)(file, path, number);
  } finally {
    await file.close();
  }
};
