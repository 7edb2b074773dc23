import type { Stopwatch } from '../ports/clock.ts';

/**
 * Does something at once, and what is wished for too soon after that, once for all as soon as the pause is over: however often it is wished
 * for, it is done once a pause, and the last wish is always met.
 */
export class Paced {
  readonly #stopwatch: Stopwatch;
  readonly #act: () => void;
  readonly #pauseMs: number;
  /** When it may be done again, by the stopwatch. */
  #freeAtMs = -Infinity;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  /** @param act throws nothing: a timer calls it, too */
  constructor(stopwatch: Stopwatch, pauseMs: number, act: () => void) {
    this.#stopwatch = stopwatch;
    this.#pauseMs = pauseMs;
    this.#act = act;
  }

  /** It is to be done now, or as soon as it may be done again. */
  wish(): void {
    if (this.#closed || this.#timer !== null) return;
    const waitMs = this.#freeAtMs - this.#stopwatch.monotonicMs();
    if (waitMs <= 0) this.#do();
    else this.#timer = setTimeout(() => this.#do(), waitMs);
  }

  /** Does nothing any more, not even what was wished for. Idempotent. */
  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #do(): void {
    this.#timer = null;
    this.#freeAtMs = this.#stopwatch.monotonicMs() + this.#pauseMs;
    this.#act();
  }
}
