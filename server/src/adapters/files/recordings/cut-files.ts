import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal, type MeetingId } from '@diem-cau/shared';
import { BoundedQueue } from '../../../application/kit/bounded-queue.ts';
import type { RecordedPiece, SoundFile } from '../../../application/ports/recorded-sound.ts';
import type { Edition } from '../../../domain/record/edition.ts';
import { cutPictures, cutSound } from './cut-piece.ts';
import { fileAt } from './file-at.ts';
import { pieceName } from './growing-file.ts';
import type { PieceFolders } from './piece-folders.ts';
import type { ReadPiece } from './read-piece.ts';

/** What editions add to a name. */
export const nameOfEdition = (key: Edition['key']): string => (key === 'whole' ? '' : `-${key}`);

/** Files that are made of a recording, of one edition, tracks to be taken away too: all but those of pieces are kept over a restart. */
const made = /^(?:(?:cut|sound|film)|(?!mixing-).+-\d+)-([0-9a-f]{16})[.-]/u;

/** A copy of a piece that grows is good for so many times as long as it took: whoever asks again and again has the hub copy for a tenth of the time at most. */
const goodForTimes = 10;

/** How much room is left is counted anew after so long, in milliseconds. */
const countedForMs = 5_000;

/** How many copies are made at once, and how many may wait: each reads a whole piece. */
const bounds = { atOnce: 2, mostWaiting: 60, patienceMs: 30_000 } as const;

const changedAt = async (path: string): Promise<Date | null> => {
  const mtime = await stat(path).then(
    (is) => is.mtime,
    () => null,
  );
  // To the millisecond, as it can be set.
  return mtime === null ? null : new Date(Math.floor(mtime.getTime()));
};

/** Copies of pieces without what is withheld, made where they are asked for beside the pieces, which never change. */
export class CutFiles {
  readonly #folders: PieceFolders;
  /** What is being made of each file: who asks meanwhile is given the same. */
  readonly #making = new Map<string, Promise<SoundFile>>();
  /** Of copies of pieces that grow, when each was made and how long that took, in milliseconds by `performance.now()`. */
  readonly #growing = new Map<string, { readonly madeAtMs: number; readonly tookMs: number }>();
  readonly #queue = new BoundedQueue(bounds);
  readonly #room: () => Promise<number>;
  #left: { readonly atMs: number; readonly bytes: number } | null = null;

  /** `room` is how many bytes may still be written. */
  constructor(folders: PieceFolders, room: () => Promise<number>) {
    this.#folders = folders;
    this.#room = room;
  }

  /** A piece without the cuts of an edition; of one that grows, what is there now, or was a moment ago where copying takes long. Refuses with `too-many-requests`, `no-room-for-file`. */
  async of(meetingId: MeetingId, { path, piece }: ReadPiece, edition: Edition): Promise<SoundFile> {
    const ending = piece.size === undefined ? 'ogg' : 'webm';
    const to = join(
      this.#folders.of(meetingId),
      'made',
      `cut${nameOfEdition(edition.key)}-${pieceName(piece.number, ending)}`,
    );
    // What is made of it while it grows is not all of it once it has ended.
    const name = `${to} ${piece.ended}`;
    const making = this.#making.get(name) ?? this.#queue.run(() => this.#upTo(path, to, piece, edition), { of: to });
    this.#making.set(name, making);
    try {
      return await making;
    } finally {
      if (this.#making.get(name) === making) this.#making.delete(name);
    }
  }

  /** Lets go of what was made of other editions than the whole one and this. */
  async keepOnly(meetingId: MeetingId, { key }: Edition): Promise<void> {
    const folder = join(this.#folders.of(meetingId), 'made');
    for (const name of await readdir(folder).catch((): string[] => [])) {
      const of = made.exec(name)?.[1];
      if (of === undefined || of === key) continue;
      await rm(join(folder, name), { force: true });
      this.#growing.delete(join(folder, name));
    }
  }

  /** Takes room for a copy, which is no larger than what it is a copy of. Refuses with `no-room-for-file`. */
  async #take(bytes: number): Promise<void> {
    const nowMs = performance.now();
    // Counting goes through all files: what was counted a moment ago holds, less what was taken since.
    if (this.#left === null || nowMs - this.#left.atMs > countedForMs)
      this.#left = { atMs: nowMs, bytes: await this.#room() };
    if (this.#left.bytes < bytes) throw new Refusal('no-room-for-file');
    this.#left = { ...this.#left, bytes: this.#left.bytes - bytes };
  }

  /** The copy as it is where the piece has not changed since, or grows and was copied just now, else made anew. */
  async #upTo(path: string, to: string, piece: RecordedPiece, { cuts }: Edition): Promise<SoundFile> {
    const since = await changedAt(path);
    const there = await fileAt(to);
    if (there !== null && since !== null && (await changedAt(to))?.getTime() === since.getTime()) return there;
    const last = this.#growing.get(to);
    const isFresh = last !== undefined && performance.now() - last.madeAtMs < goodForTimes * last.tookMs;
    if (there !== null && !piece.ended && isFresh) return there;
    const beganAtMs = performance.now();
    await this.#take(piece.bytes);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await (piece.size === undefined ? cutSound : cutPictures)(path, to, piece, cuts);
    if (since !== null) await utimes(to, since, since);
    const madeAtMs = performance.now();
    if (piece.ended) this.#growing.delete(to);
    else this.#growing.set(to, { madeAtMs, tookMs: madeAtMs - beganAtMs });
    const file = await fileAt(to);
    if (file === null) throw new Error('a piece was cut and is not there');
    return file;
  }
}
