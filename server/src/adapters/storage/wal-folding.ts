import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** How often the write-ahead log is folded in, and how long nothing may have been written before, in milliseconds. */
const everyMs = 120_000;
const restMs = 2_000;

/** Keeps an SQLite file whole by itself: what stands in the log beside it is folded into it. */
export interface WalFolding {
  /** Folds as soon as nothing waits: after a meeting. */
  soon(): void;
  /** Folds a last time, emptying the log. Idempotent; never throws. */
  end(): Promise<void>;
}

/**
 * Folds the log in at once and empties it, then whenever nothing was written for two seconds, every two minutes and when asked. In
 * between only what needs no waiting is folded (PASSIVE); SQLite itself keeps the log below 4 MB, so that it takes milliseconds, in
 * which nobody else is answered.
 */
export const foldWal = (db: Kysely<Tables>, restedMs: () => number): WalFolding => {
  const fold = async (how: 'passive' | 'truncate'): Promise<void> => {
    // Somebody reads or the disk is full: nothing is lost, and the next time folds it.
    await sql`pragma wal_checkpoint(${sql.raw(how)})`.execute(db).catch(() => undefined);
  };
  let asked: NodeJS.Timeout | null = null;
  let ending: Promise<void> | null = null;
  const whenRested = (): void => {
    if (ending !== null || asked !== null) return;
    if (restedMs() >= restMs) return void fold('passive');
    asked = setTimeout(() => {
      asked = null;
      whenRested();
    }, restMs).unref();
  };
  void fold('truncate');
  const timer = setInterval(whenRested, everyMs).unref();
  return {
    soon: whenRested,
    end() {
      clearInterval(timer);
      if (asked !== null) clearTimeout(asked);
      return (ending ??= fold('truncate'));
    },
  };
};
