import type { DatabaseSync } from 'node:sqlite';

/** How often the write-ahead log is folded in, and how long nothing may have been written before, in milliseconds. */
const everyMs = 120_000;
const restMs = 2_000;

/** Keeps an SQLite file whole by itself: what stands in the log beside it is folded into it. */
export interface WalFolding {
  /** Folds as soon as nothing waits: after a meeting. */
  soon(): void;
  /** Folds a last time, emptying the log. Idempotent. */
  end(): void;
}

/**
 * Folds the log in at once and empties it, then whenever nothing was written for two seconds, every two minutes and when asked. In
 * between only what needs no waiting is folded (PASSIVE); SQLite itself keeps the log below 4 MB, so that it takes milliseconds.
 */
export const foldWal = (database: DatabaseSync, restedMs: () => number): WalFolding => {
  const fold = (how: 'passive' | 'truncate'): void => {
    try {
      database.exec(`pragma wal_checkpoint(${how})`);
    } catch {
      // Somebody reads or the disk is full: nothing is lost, and the next time folds it.
    }
  };
  let asked: NodeJS.Timeout | null = null;
  let ended = false;
  const whenRested = (): void => {
    if (ended || asked !== null) return;
    if (restedMs() >= restMs && !database.isTransaction) return fold('passive');
    asked = setTimeout(() => {
      asked = null;
      whenRested();
    }, restMs).unref();
  };
  fold('truncate');
  const timer = setInterval(whenRested, everyMs).unref();
  return {
    soon: whenRested,
    end() {
      if (ended) return;
      ended = true;
      clearInterval(timer);
      if (asked !== null) clearTimeout(asked);
      fold('truncate');
    },
  };
};
