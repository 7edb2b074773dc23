import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MeetingId } from '@diem-cau/shared';
import type { RecordedPiece } from '../../../application/ports/recorded-sound.ts';
import { lastPage, longestPage, readPage } from './ogg.ts';
import { readTags, samplesPerSecond } from './opus.ts';
import { pieceName } from './piece-file.ts';

/** Both headers of a piece are within so many bytes. */
const headBytes = 4_096;

const numberIn = (name: string): number | null => {
  const digits = /^(\d{6})\.ogg$/u.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
};

const isMissing = (error: unknown): boolean => error instanceof Error && Reflect.get(error, 'code') === 'ENOENT';

/** What a function gives, or this where the file or folder is not there. */
const orMissing = async <Result>(asked: Promise<Result>, missing: Result): Promise<Result> => {
  try {
    return await asked;
  } catch (error) {
    if (isMissing(error)) return missing;
    throw error;
  }
};

/** What a file says of itself, and where its last whole page ends; null for one that says nothing (yet). */
interface ReadPiece {
  readonly piece: RecordedPiece;
  readonly wholeBytes: number;
}

/** Reads the headers and the last page of a piece. */
const readPiece = async (path: string, number: number): Promise<ReadPiece | null> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(headBytes, size));
    await file.read(head, 0, head.length, 0);
    const tagsFrom = readPage(head, 0)?.end;
    const tags = tagsFrom === undefined ? null : readPage(head, tagsFrom);
    const sound = readTags(tags?.packets[0] ?? new Uint8Array());
    if (sound === null || tags === null) return null;
    const tail = Buffer.alloc(Math.min(2 * longestPage, size));
    await file.read(tail, 0, tail.length, size - tail.length);
    const last = lastPage(tail);
    const { endpointId, source, from } = sound;
    const lengthMs = Math.round(((last?.samples ?? 0) * 1_000) / samplesPerSecond);
    return {
      piece: { number, endpointId, source, from, lengthMs, bytes: size, ended: last?.last === true },
      wholeBytes: size - tail.length + (last?.end ?? 0),
    };
  } finally {
    await file.close();
  }
};

/** The folders in which recorders keep pieces, one for each meeting. What a piece is is read from itself, so that nothing beside it can be wrong. */
export class PieceFolders {
  readonly #root: string;
  /** Pieces that nobody writes any more are read once. */
  readonly #known = new Map<string, ReadPiece>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The folder of a meeting, whether it is there or not. */
  of(meetingId: MeetingId): string {
    return join(this.#root, meetingId);
  }

  /** The folder of all, which is there once it resolves. */
  async made(): Promise<string> {
    await mkdir(this.#root, { recursive: true, mode: 0o700 });
    return this.#root;
  }

  async meetings(): Promise<readonly MeetingId[]> {
    const names = await orMissing(readdir(this.#root), []);
    return names.flatMap((name) => MeetingId.safeParse(name).data ?? []);
  }

  /** What all recordings take, in bytes. */
  async bytes(): Promise<number> {
    const files = await orMissing(readdir(this.#root, { recursive: true, withFileTypes: true }), []);
    let bytes = 0;
    for (const file of files)
      if (file.isFile()) bytes += (await orMissing(stat(join(file.parentPath, file.name)), null))?.size ?? 0;
    return bytes;
  }

  async pieces(meetingId: MeetingId): Promise<readonly RecordedPiece[]> {
    const folder = this.of(meetingId);
    const numbers = (await orMissing(readdir(folder), [])).flatMap((name) => numberIn(name) ?? []);
    const pieces: RecordedPiece[] = [];
    for (const number of numbers.toSorted((a, b) => a - b)) {
      const read = await this.read(meetingId, number);
      if (read !== null) pieces.push(read.piece);
    }
    return pieces;
  }

  /** One piece; null where there is none, or it says nothing of itself. */
  async read(meetingId: MeetingId, number: number): Promise<ReadPiece | null> {
    const path = this.path(meetingId, number);
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const read = await orMissing(readPiece(path, number), null);
    if (read?.piece.ended === true) this.#known.set(path, read);
    return read;
  }

  path(meetingId: MeetingId, number: number): string {
    return join(this.of(meetingId), pieceName(number));
  }

  async remove(meetingId: MeetingId): Promise<void> {
    const folder = this.of(meetingId);
    await rm(folder, { recursive: true, force: true });
    for (const path of this.#known.keys()) if (path.startsWith(`${folder}/`)) this.#known.delete(path);
  }
}
