import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open, readFile, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@diem-cau/shared';

/** A body that lies in a file while it is worked on. */
export class SpooledUpload {
  readonly size: number;
  readonly #path: string;

  constructor(path: string, size: number) {
    this.#path = path;
    this.size = size;
  }

  /** All of it, in memory for as long as the caller holds it. */
  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await readFile(this.#path));
  }

  /** Removes the file. Idempotent. */
  remove(): Promise<void> {
    return rm(this.#path, { force: true });
  }
}

/** Where bodies lie that are too large for the memory: a folder of the hub's own, empty at each start. */
export class UploadSpool {
  readonly #folder: string;

  /** Empties the folder of what a hub that was killed left behind. The hub that calls this must own the data folder. */
  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'uploads');
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /**
   * Takes chunks in until they end, as fast as the disk does. Whatever fails leaves no file behind. Refuses with `too-large` beyond `most`
   * bytes, with `record-unavailable` when they can't be written, as on a full disk; throws what the chunks throw.
   */
  async take(chunks: AsyncIterable<Uint8Array>, most: number): Promise<SpooledUpload> {
    const path = join(this.#folder, randomUUID());
    const file = await open(path, 'wx', 0o600).catch(cannotBeWritten);
    let size = 0;
    try {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > most) throw new Refusal('too-large');
        await file.writeFile(chunk).catch(cannotBeWritten);
      }
      await file.close();
    } catch (error) {
      await discard(file, path);
      throw error;
    }
    return new SpooledUpload(path, size);
  }
}

/** What a write that failed is refused with. */
export const cannotBeWritten = (cause: unknown): never => {
  throw Object.assign(new Refusal('record-unavailable'), { cause });
};

const discard = async (file: FileHandle, path: string): Promise<void> => {
  await file.close().catch(() => undefined);
  await rm(path, { force: true });
};
