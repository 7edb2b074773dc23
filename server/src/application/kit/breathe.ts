import { setImmediate as atNextTurn } from 'node:timers';

/** How long work over records may hold the meetings' thread before whoever else waits gets a turn, in milliseconds. */
const longestHoldMs = 10;

/** When the turn of the loop began in which such work runs; there is one loop, so that all of it shares one turn. */
let heldSince = Number.NEGATIVE_INFINITY;
const waiting: (() => void)[] = [];

/** One piece of work a turn: were all of them resumed at once, their times would add up. */
const giveTurn = (): void => {
  heldSince = performance.now();
  waiting.shift()?.();
  if (waiting.length > 0) atNextTurn(giveTurn);
};

/**
 * Lets the meetings go on: resolves at once while the work has held their thread for less than 10 ms, else in a later turn of the loop.
 * Every loop over meetings or over the events of one awaits it between two steps: promises alone, of which many are fulfilled already, never
 * let go of the thread.
 */
export const breathe = (): Promise<void> => {
  if (performance.now() - heldSince < longestHoldMs) return Promise.resolve();
  return new Promise((done) => {
    waiting.push(done);
    if (waiting.length === 1) atNextTurn(giveTurn);
  });
};
