import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { appendFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal, largestPdf, type FileId } from '@diem-cau/shared';
import type { Clock } from '../../application/ports/clock.ts';
import { SpooledUpload, cannotBeWritten } from './upload-spool.ts';

/** An upload to which nothing was added for so long runs out, in milliseconds. */
const keptMs = 24 * 3_600_000;
/** Unfinished uploads that are kept at once: of one person, whose oldest gives way to a new one, and over all; at most 32 MB each. */
const mostKept = { ofOne: 2, overAll: 24 } as const;

interface Kept {
  readonly path: string;
  readonly of: string;
  readonly changedAt: number;
}

/**
 * Files that arrive in pieces and may be cut off in between. An upload is known by who sends it and by the SHA-256 of what is sent, and
 * how far it is, by the length of its file: so it outlasts a cut line, a page that is loaded anew and a restart of the hub.
 */
export class UnfinishedUploads {
  readonly #folder: string;
  readonly #upkeep: Clock;

  /** The hub that calls this must own the data folder. @param upkeep by which they run out */
  constructor(dataDir: string, upkeep: Clock) {
    this.#folder = join(dataDir, 'unfinished-uploads');
    this.#upkeep = upkeep;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** How many bytes of it are there. */
  async received(of: string, fileId: FileId): Promise<number> {
    return (await stat(this.#path(of, fileId)).catch(() => null))?.size ?? 0;
  }

  /**
   * Adds a piece that begins at `offset`, and gives how many bytes are there then; a piece that does not follow on what is there changes
   * nothing. Refuses with `too-large`, with `too-many-requests` when too many are unfinished, with `record-unavailable` when the disk
   * takes no more. Of one person one at a time.
   */
  async add(of: string, fileId: FileId, offset: number, piece: Uint8Array): Promise<number> {
    const before = await this.received(of, fileId);
    if (offset !== before) return before;
    if (before + piece.length > largestPdf) throw new Refusal('too-large');
    if (before === 0) await this.#makeRoom(of);
    await appendFile(this.#path(of, fileId), piece, { mode: 0o600 }).catch(cannotBeWritten);
    return before + piece.length;
  }

  /** All of it; null while it is not there whole. What is there and can't become whole any more is thrown away. */
  async whole(of: string, fileId: FileId, size: number): Promise<SpooledUpload | null> {
    const received = await this.received(of, fileId);
    if (received < size || received === 0) return null;
    const digest = createHash('sha256');
    await pipeline(createReadStream(this.#path(of, fileId)), async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) digest.update(chunk);
    });
    if (received === size && digest.digest('hex') === fileId) return new SpooledUpload(this.#path(of, fileId), size);
    await this.forget(of, fileId);
    return null;
  }

  /** Throws it away. Idempotent. */
  forget(of: string, fileId: FileId): Promise<void> {
    return rm(this.#path(of, fileId), { force: true });
  }

  /** Throws away those that have run out. */
  async sweep(): Promise<void> {
    await this.#kept();
  }

  /** Those that have not run out, the oldest first. */
  async #kept(): Promise<Kept[]> {
    const kept: Kept[] = [];
    const now = this.#upkeep.now();
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      const found = await stat(path).catch(() => null);
      if (found === null) continue;
      if (now - found.mtimeMs > keptMs) await rm(path, { force: true });
      else kept.push({ path, of: name.split('.')[0] ?? '', changedAt: found.mtimeMs });
    }
    return kept.sort((one, other) => one.changedAt - other.changedAt);
  }

  async #makeRoom(of: string): Promise<void> {
    const kept = await this.#kept();
    const own = kept.filter((each) => each.of === nameOf(of));
    for (const { path } of own.slice(0, Math.max(0, own.length - mostKept.ofOne + 1))) await rm(path, { force: true });
    if (own.length < mostKept.ofOne && kept.length >= mostKept.overAll) throw new Refusal('too-many-requests');
  }

  #path(of: string, fileId: FileId): string {
    return join(this.#folder, `${nameOf(of)}.${fileId}`);
  }
}

/** Who sends it, as a name that any disk takes. */
const nameOf = (of: string): string => createHash('sha256').update(of).digest('hex').slice(0, 32);
