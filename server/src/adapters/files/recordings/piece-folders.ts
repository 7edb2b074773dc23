import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MeetingId } from '@diem-cau/shared';
import type { RecordedPiece } from '../../../application/ports/recorded-sound.ts';
import { pieceEndings, pieceName, pieceNumber, type PieceEnding } from './growing-file.ts';
import { readPiece, type ReadPiece } from './read-piece.ts';

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
    const numbers = (await orMissing(readdir(folder), [])).flatMap((name) => pieceNumber(name) ?? []);
    const pieces: RecordedPiece[] = [];
    for (const number of numbers.toSorted((a, b) => a - b)) {
      const read = await this.read(meetingId, number);
      if (read !== null) pieces.push(read.piece);
    }
    return pieces;
  }

  /** One piece; null where there is none, or it says nothing of itself. */
  async read(meetingId: MeetingId, number: number): Promise<ReadPiece | null> {
    for (const ending of pieceEndings) {
      const path = this.path(meetingId, number, ending);
      const known = this.#known.get(path);
      if (known !== undefined) return known;
      const read = await orMissing(readPiece(path, number, ending), null);
      if (read?.piece.ended === true) this.#known.set(path, read);
      if (read !== null) return read;
    }
    return null;
  }

  /** Where a piece of this kind lies, whether it is there or not. */
  path(meetingId: MeetingId, number: number, ending: PieceEnding = 'ogg'): string {
    return join(this.of(meetingId), pieceName(number, ending));
  }

  async remove(meetingId: MeetingId): Promise<void> {
    const folder = this.of(meetingId);
    // Something may just be made in it: what has come in is deleted as well.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    for (const path of this.#known.keys()) if (path.startsWith(`${folder}/`)) this.#known.delete(path);
  }
}
