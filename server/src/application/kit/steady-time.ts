import type { Instant } from '@diem-cau/shared';
import type { Clock, Stopwatch } from '../ports/clock.ts';

/**
 * Dates the facts of one meeting so that they never run backwards and their distances stay true: where the wall clock is set back, the
 * meeting's time goes on evenly until the wall clock has caught up.
 */
export class SteadyTime {
  readonly #clock: Clock & Stopwatch;
  #last: number;
  #readMs: number;

  /** @param since when the meeting's last fact was dated */
  constructor(clock: Clock & Stopwatch, since: Instant) {
    this.#clock = clock;
    this.#last = since;
    this.#readMs = clock.monotonicMs();
  }

  /** Now, as the meeting's record dates it. */
  now(): Instant {
    const readMs = this.#clock.monotonicMs();
    this.#last = Math.max(this.#clock.now(), this.#last + readMs - this.#readMs);
    this.#readMs = readMs;
    return Math.floor(this.#last);
  }
}
