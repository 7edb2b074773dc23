import type { Stopwatch } from '../ports/clock.ts';
import { tokenBucket, type Allowance, type TokenBucket } from './token-bucket.ts';

/** Who asks for too much is named at most so often, in milliseconds. */
const namedEveryMs = 60_000;
/** Askers that are remembered; with more, those that asked longest ago are forgotten, whose budgets have mostly filled up again. */
const mostAskers = 10_000;

interface Budget {
  readonly buckets: Map<Allowance, TokenBucket>;
  /** When the asker was last named; null until then. */
  namedAt: number | null;
}

/** What each asker may still ask for, in as many pages, connections and sessions as it likes: another one brings nothing. */
export class Budgets {
  readonly #stopwatch: Stopwatch;
  readonly #exceeded: (asker: string) => void;
  /** Whoever asked last stands last. */
  readonly #budgets = new Map<string, Budget>();

  /** @param exceeded is told who asks for too much, each of them once a minute */
  constructor(stopwatch: Stopwatch, exceeded: (asker: string) => void) {
    this.#stopwatch = stopwatch;
    this.#exceeded = exceeded;
  }

  /**
   * Counts one request against these allowances, in their order; one that a later allowance refuses has cost the earlier ones.
   * @returns 0 when it may be carried out, else in how many milliseconds there is room again
   */
  take(asker: string, ...allowances: readonly Allowance[]): number {
    const budget = this.#of(asker);
    for (const allowance of allowances) {
      const bucket = budget.buckets.get(allowance) ?? tokenBucket(this.#stopwatch, allowance);
      budget.buckets.set(allowance, bucket);
      if (bucket.take()) continue;
      this.refused(asker);
      return Math.max(1, bucket.waitMs);
    }
    return 0;
  }

  /** This asker was refused something, here or elsewhere: it is named, once a minute. */
  refused(asker: string): void {
    const budget = this.#of(asker);
    const now = this.#stopwatch.monotonicMs();
    if (budget.namedAt !== null && now - budget.namedAt < namedEveryMs) return;
    budget.namedAt = now;
    this.#exceeded(asker);
  }

  #of(asker: string): Budget {
    const budget = this.#budgets.get(asker) ?? { buckets: new Map<Allowance, TokenBucket>(), namedAt: null };
    this.#budgets.delete(asker);
    this.#budgets.set(asker, budget);
    for (const [oldest] of this.#budgets) {
      if (this.#budgets.size <= mostAskers) break;
      this.#budgets.delete(oldest);
    }
    return budget;
  }
}
