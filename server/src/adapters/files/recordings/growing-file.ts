import { open, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** What is recorded in a file, by the end of its name. */
export type PieceEnding = 'ogg' | 'webm';
export const pieceEndings: readonly PieceEnding[] = ['ogg', 'webm'];

/** The name of a piece's file in the folder of its meeting. */
export const pieceName = (number: number, ending: PieceEnding): string =>
  `${String(number).padStart(6, '0')}.${ending}`;

/** The number of a piece by its file's name; null where it is none. */
export const pieceNumber = (name: string): number | null => {
  const digits = /^(\d{6})\.(ogg|webm)$/u.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
};

/** So many numbers are tried where another recorder, which a killed hub left, has taken some just now. */
const mostTries = 100;

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined);

/** Whether a file of another kind has this number. */
const isTaken = async (folder: string, number: number, ending: PieceEnding): Promise<boolean> => {
  for (const other of pieceEndings.filter((each) => each !== ending))
    try {
      await stat(join(folder, pieceName(number, other)));
      return true;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  return false;
};

/** Opens a file that was not there, by this number or the next that is free: nothing is ever written over. */
const openNew = async (folder: string, number: number, ending: PieceEnding, tries = mostTries): Promise<FileHandle> => {
  const path = join(folder, pieceName(number, ending));
  try {
    const file = await open(path, 'wx', 0o600);
    if (!(await isTaken(folder, number, ending))) return file;
    await file.close();
    await rm(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  if (tries === 0) throw new Error('no number is free for a piece');
  return openNew(folder, number + 1, ending, tries - 1);
};

/** Where a piece is to lie. */
export interface PiecePlace {
  readonly folder: string;
  readonly number: number;
}

/** What a piece tells whoever writes it. */
export interface PieceListener {
  /** So many more bytes are on their way to the disk. */
  wrote(bytes: number): void;
  /** It can't be written: no more of it will be. */
  failed(error: unknown): void;
}

/** A file that grows, what was said first is written first; nobody waits for the disk. */
export class GrowingFile {
  readonly #listener: PieceListener;
  #writing: Promise<FileHandle | null>;
  #unsynced = false;
  #pending = 0;
  #pendingSinceMs: number | null = null;

  constructor({ folder, number }: PiecePlace, ending: PieceEnding, listener: PieceListener) {
    this.#listener = listener;
    this.#writing = openNew(folder, number, ending).catch((error: unknown) => this.#fail(error));
  }

  /** Since when the disk owes an answer, by this process's stopwatch; null where it owes none. */
  get pendingSinceMs(): number | null {
    return this.#pendingSinceMs;
  }

  append(bytes: Buffer): void {
    this.#unsynced = true;
    this.#listener.wrote(bytes.length);
    void this.#then(async (file) => {
      // By its place: what stands before it may be written over.
      for (let from = 0; from < bytes.length;)
        from += (await file.write(bytes, from, bytes.length - from, this.#at + from)).bytesWritten;
      this.#at += bytes.length;
    });
  }

  /** Writes these bytes over those that stand there. */
  over(at: number, bytes: Buffer): void {
    void this.#then(async (file) => {
      await file.write(bytes, 0, bytes.length, at);
    });
  }

  /** What is on the disk's way stays also where the power fails. */
  async sync(): Promise<void> {
    if (!this.#unsynced) return;
    this.#unsynced = false;
    // Beside what is written meanwhile, which waits for no slow disk: it is safe from a kill without.
    const file = await this.#writing;
    await file?.datasync().catch((error: unknown) => this.#fail(error));
  }

  /** The file is closed when it resolves. */
  async end(): Promise<void> {
    await this.#then(async (file) => {
      await file.datasync();
      await file.close();
    });
  }

  #at = 0;

  #then(act: (file: FileHandle) => Promise<void>): Promise<void> {
    this.#pending += 1;
    this.#pendingSinceMs ??= performance.now();
    this.#writing = this.#writing.then(async (file) => {
      if (file === null) return null;
      try {
        await act(file);
        return file;
      } catch (error) {
        await file.close().catch(() => undefined);
        return this.#fail(error);
      }
    });
    return this.#writing.then(() => {
      this.#pending -= 1;
      this.#pendingSinceMs = this.#pending === 0 ? null : performance.now();
    });
  }

  #fail(error: unknown): null {
    this.#listener.failed(error);
    return null;
  }
}
