import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { fits, lacesOf, oggPage } from './ogg.ts';
import { opusHead, opusTags, samplesPerSecond, type SoundOf } from './opus.ts';

/** The name of a piece's file in the folder of its meeting. */
export const pieceName = (number: number): string => `${String(number).padStart(6, '0')}.ogg`;

/** A page is written at the latest when it sounds so long: as much is lost where the recorder is killed; in samples. */
const longestPageSamples = samplesPerSecond / 2;

/** So many numbers are tried where another recorder, which a killed hub left, has taken some just now. */
const mostTries = 100;

/** Opens a file that was not there, by this number or the next that is free: nothing is ever written over. */
const openNew = async (folder: string, number: number, tries = mostTries): Promise<FileHandle> => {
  try {
    return await open(join(folder, pieceName(number)), 'wx', 0o600);
  } catch (error) {
    const isTaken = error instanceof Error && Reflect.get(error, 'code') === 'EEXIST';
    if (!isTaken || tries === 0) throw error;
    return openNew(folder, number + 1, tries - 1);
  }
};

/** What a piece tells whoever writes it. */
interface PieceListener {
  /** So many more bytes are on their way to the disk. */
  wrote(bytes: number): void;
  /** It can't be written: no more of it will be. */
  failed(error: unknown): void;
}

/**
 * One piece of a track on the disk, Ogg with Opus. Each page stands by itself and is written as soon as it is whole, so that the file can be played
 * while it grows, and whenever its writer is killed.
 */
export class PieceFile {
  readonly #listener: PieceListener;
  readonly #serial: number;
  #sequence = 0;
  #samples = 0;
  #packets: Uint8Array[] = [];
  #laces = 0;
  #pageSamples = 0;
  #writing: Promise<FileHandle | null>;
  #unsynced = false;
  #pending = 0;
  #pendingSinceMs: number | null = null;

  constructor(folder: string, number: number, sound: SoundOf, listener: PieceListener) {
    this.#listener = listener;
    this.#serial = number;
    this.#writing = openNew(folder, number).catch((error: unknown) => this.#fail(error));
    for (const packet of [opusHead(), opusTags(sound)]) {
      this.#packets = [packet];
      this.#page({});
    }
  }

  /** Since when the disk owes an answer, by this process's stopwatch; null where it owes none. */
  get pendingSinceMs(): number | null {
    return this.#pendingSinceMs;
  }

  add(packet: Uint8Array, samples: number): void {
    if (!fits(this.#laces, packet)) this.flush();
    this.#packets.push(packet);
    this.#laces += lacesOf(packet);
    this.#pageSamples += samples;
    if (this.#pageSamples >= longestPageSamples) this.flush();
  }

  /** What there is goes on its way to the disk. */
  flush(): void {
    if (this.#packets.length > 0) this.#page({});
  }

  /** What is on the disk's way stays also where the power fails. */
  async sync(): Promise<void> {
    if (!this.#unsynced) return;
    this.#unsynced = false;
    // Beside what is written meanwhile, which waits for no slow disk: it is safe from a kill without.
    const file = await this.#writing;
    await file?.datasync().catch((error: unknown) => this.#fail(error));
  }

  /** The last page; the file is closed when it resolves. */
  async end(): Promise<void> {
    this.#page({ last: true });
    await this.#then(async (file) => {
      await file.datasync();
      await file.close();
    });
  }

  #page({ last = false }): void {
    this.#samples += this.#pageSamples;
    const page = oggPage({
      ...{ serial: this.#serial, sequence: this.#sequence, samples: this.#samples, packets: this.#packets },
      ...{ first: this.#sequence === 0, last },
    });
    this.#sequence += 1;
    this.#packets = [];
    this.#laces = 0;
    this.#pageSamples = 0;
    this.#unsynced = true;
    this.#listener.wrote(page.length);
    void this.#then(async (file) => {
      await file.appendFile(page);
    });
  }

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
