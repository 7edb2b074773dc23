import type { Stopwatch } from '../ports/clock.ts';

/** What an asker may spend: so much at a stroke, and so much a second for as long as it likes. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

/** So much may still be spent. */
export interface TokenBucket {
  /** Whether there is room for one more, which it takes. */
  take(): boolean;
  /** How long until there is room for one more, in milliseconds. */
  readonly waitMs: number;
}

/** A token bucket by a clock that nobody can set. */
export const tokenBucket = (stopwatch: Stopwatch, { burst, perSecond }: Allowance): TokenBucket => {
  let tokens = burst;
  let at = stopwatch.monotonicMs();
  const refill = (): number => {
    const then = at;
    at = stopwatch.monotonicMs();
    tokens = Math.min(burst, tokens + ((at - then) / 1_000) * perSecond);
    return tokens;
  };
  return {
    take: () => {
      if (refill() < 1) return false;
      tokens -= 1;
      return true;
    },
    get waitMs() {
      return Math.max(0, ((1 - refill()) / perSecond) * 1_000);
    },
  };
};
