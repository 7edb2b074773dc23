import { createHash } from 'node:crypto';
import { Refusal } from '@diem-cau/shared';
import {
  byOtherClock,
  forgottenAt,
  guessedWrong,
  takenBack,
  type GuessLimit,
  type Guesses,
} from '../../domain/sign-in/guessing.ts';
import type { Clock, Stopwatch } from '../ports/clock.ts';
import { mostGuessCounts, type GuessCounts } from '../ports/guess-counts.ts';
import type { Logger } from '../ports/logger.ts';

export interface GuessBrakePorts {
  readonly guessCounts: GuessCounts;
  readonly clock: Clock & Stopwatch;
  /** By which what is written down is cleared away. */
  readonly upkeep: Clock;
  readonly logger: Logger;
}

/** What a guess is counted under. */
export interface GuessKey {
  /** With the kind of secret in front, such as `sign-in:name:admin`. */
  readonly key: string;
  readonly limit: GuessLimit;
  /** Whether a right guess forgives all wrong ones under this key; else only the guess itself is taken back. */
  readonly startsAnew?: boolean;
}

/** A guess that counts as wrong until it is said to be right. */
export interface Guess {
  right(): void;
}

/** Counts are written down together, at most this often in milliseconds: a flood of guesses is no flood of writes. */
const writeEveryMs = 1_000;

const waitText = (ms: number): string => {
  const [count, vi, en] = ms < 60_000 ? [ms / 1_000, 'giây', 's'] : [ms / 60_000, 'phút', 'min'];
  return `Thử lại sau ${Math.ceil(count)} ${vi} (try again in ${Math.ceil(count)} ${en}).`;
};

interface Remembered {
  readonly guesses: Guesses;
  readonly forgottenAt: number;
}

/**
 * Slows down guessing of any secret, a password or a code, under as many keys at once as its user names (`guessing.ts` has the rule). A
 * guess is counted before its outcome is known, so that many at once gain nothing. What it remembers has an end and survives a restart.
 */
export class GuessBrake {
  readonly #ports: GuessBrakePorts;
  /** By the stopwatch, under the hashes of their keys; whoever guessed last stands last. */
  readonly #remembered = new Map<string, Remembered>();
  readonly #unwritten = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(ports: GuessBrakePorts) {
    this.#ports = ports;
  }

  /** Takes up what was written down before a restart. */
  async recall(): Promise<void> {
    const { guessCounts, clock } = this.#ports;
    const [then, now] = [clock.now(), clock.monotonicMs()];
    for (const { keyHash, forgottenAt: end, ...stored } of await guessCounts.all(then)) {
      const guesses = byOtherClock(stored, then, now);
      this.#remembered.set(keyHash, { guesses, forgottenAt: now + (end - then) });
    }
  }

  /** Counts a guess under all its keys. Refuses with `too-many-requests` while any of them has to wait. */
  begin(keys: readonly GuessKey[]): Guess {
    const now = this.#ports.clock.monotonicMs();
    const hashed = keys.map((each) => ({ ...each, hash: createHash('sha256').update(each.key).digest('hex') }));
    const waitMs = Math.max(0, ...hashed.map(({ hash }) => (this.#guesses(hash, now)?.waitUntil ?? now) - now));
    if (waitMs > 0) throw new Refusal('too-many-requests', [waitText(waitMs)], { retryAfterMs: waitMs });
    for (const { hash, limit } of hashed) this.#note(hash, limit, guessedWrong(this.#guesses(hash, now), limit, now));
    return {
      right: () => {
        for (const { hash, limit, startsAnew } of hashed) {
          const guesses = this.#remembered.get(hash)?.guesses;
          if (guesses === undefined) continue;
          if (startsAnew === true) this.#forget(hash);
          else this.#note(hash, limit, takenBack(guesses));
        }
      },
    };
  }

  /** Writes down what is not written yet. Never rejects. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#writing;
    await this.#write();
  }

  #guesses(hash: string, now: number): Guesses | undefined {
    const remembered = this.#remembered.get(hash);
    return remembered === undefined || remembered.forgottenAt <= now ? undefined : remembered.guesses;
  }

  #note(hash: string, limit: GuessLimit, guesses: Guesses): void {
    this.#remembered.delete(hash);
    this.#remembered.set(hash, { guesses, forgottenAt: forgottenAt(guesses, limit) });
    this.#due(hash);
    for (const [oldest] of this.#remembered) {
      if (this.#remembered.size <= mostGuessCounts) break;
      this.#forget(oldest);
    }
  }

  #forget(hash: string): void {
    this.#remembered.delete(hash);
    this.#due(hash);
  }

  #due(hash: string): void {
    this.#unwritten.add(hash);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#writing = this.#writing.then(() => this.#write());
    }, writeEveryMs).unref();
  }

  async #write(): Promise<void> {
    const hashes = [...this.#unwritten];
    if (hashes.length === 0) return;
    this.#unwritten.clear();
    const { guessCounts, clock, upkeep, logger } = this.#ports;
    const [at, now] = [clock.now(), clock.monotonicMs()];
    const kept = hashes.flatMap((keyHash) => {
      const remembered = this.#remembered.get(keyHash);
      if (remembered === undefined) return [];
      const { wrong, ...times } = byOtherClock(remembered.guesses, now, at);
      const end = at + remembered.forgottenAt - now;
      // A stopwatch tells fractions of a millisecond, an instant has none.
      return [
        {
          keyHash,
          wrong,
          at: Math.round(times.at),
          waitUntil: Math.ceil(times.waitUntil),
          forgottenAt: Math.ceil(end),
        },
      ];
    });
    const gone = hashes.filter((hash) => !this.#remembered.has(hash));
    await guessCounts.save(kept, gone, upkeep.now()).catch((error: unknown) => {
      // The brake holds all the same; they are written with the next ones.
      for (const hash of hashes) this.#unwritten.add(hash);
      logger.warn({ err: error }, 'wrong guesses could not be written down');
    });
  }
}
