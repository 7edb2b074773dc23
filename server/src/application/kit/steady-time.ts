import type { Instant } from '@diem-cau/shared';
import type { Stopwatch, Uptime } from '../ports/clock.ts';

/**
 * The time by which the facts of one meeting are dated: it begins with the wall clock's and goes on evenly, by clocks that nobody can set, of
 * which one runs on while the machine sleeps. However the wall clock is set meanwhile, distances stay true.
 */
export class SteadyTime {
  readonly #clock: Stopwatch & Uptime;
  #last: number;
  #readMs: number;
  #upMs: number;

  /** @param since now, as the meeting's record dates it */
  constructor(clock: Stopwatch & Uptime, since: Instant) {
    this.#clock = clock;
    this.#last = since;
    this.#readMs = clock.monotonicMs();
    this.#upMs = clock.uptimeMs();
  }

  /** Now, as the meeting's record dates it. */
  now(): Instant {
    const [readMs, upMs] = [this.#clock.monotonicMs(), this.#clock.uptimeMs()];
    this.#last += Math.max(readMs - this.#readMs, upMs - this.#upMs);
    this.#readMs = readMs;
    this.#upMs = upMs;
    return Math.floor(this.#last);
  }
}
