import type { Instant } from '@diem-cau/shared';
import type { Stopwatch, Uptime } from '../ports/clock.ts';

/** The machine slept where its uptime gained so much on the stopwatch between two readings, in milliseconds; less is how roughly it is told. */
const sleptMs = 1_000;

/**
 * A time that begins with the wall clock's and goes on evenly, by clocks that nobody can set, of which one runs on while the machine sleeps.
 * However the wall clock is set meanwhile, distances stay true.
 */
export class SteadyTime {
  readonly #clock: Stopwatch & Uptime;
  #now: number;
  #readMs: number;
  #upMs: number;

  /** @param since what time it is now */
  constructor(clock: Stopwatch & Uptime, since: Instant) {
    this.#clock = clock;
    this.#now = since;
    this.#readMs = clock.monotonicMs();
    this.#upMs = clock.uptimeMs();
  }

  /** What time it is now. */
  now(): Instant {
    const [readMs, upMs] = [this.#clock.monotonicMs(), this.#clock.uptimeMs()];
    const passedMs = readMs - this.#readMs;
    const gainedMs = upMs - this.#upMs - passedMs;
    // Uptime is told in steps of 10 ms: to take the longer of the two each time would let the time run too fast.
    this.#now += passedMs + (gainedMs >= sleptMs ? gainedMs : 0);
    this.#readMs = readMs;
    this.#upMs = upMs;
    return Math.floor(this.#now);
  }
}
