import type { Instant } from '@diem-cau/shared';
import type { Clock, Stopwatch, Uptime } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { Looking } from './looking.ts';

/** How often the watch looks, in milliseconds. */
const lookEveryMs = 1_000;
/** A wall clock that is so far from where it would be was set, in milliseconds; what keeps it in step moves it by less. */
const clockSetMs = 5_000;

/**
 * Notices when the wall clock is set: it is compared with clocks that nobody can set, of which one runs on while the machine sleeps. Steps
 * that are too small for themselves are noticed when they have added up.
 */
export class ClockWatch {
  readonly #clock: Clock & Stopwatch & Uptime;
  readonly #logger: Logger;
  readonly #looking: Looking;
  readonly #wasSet: (from: Instant, to: Instant) => void;
  /** The clocks when the wall clock was last taken for right. */
  #right = { now: 0, monotonicMs: 0, uptimeMs: 0 };

  /** @param wasSet told of each step once: what the clock would have shown, and what it shows */
  constructor(clock: Clock & Stopwatch & Uptime, logger: Logger, wasSet: (from: Instant, to: Instant) => void) {
    this.#clock = clock;
    this.#logger = logger;
    this.#looking = new Looking(logger, 'wall clock', () => this.look(), lookEveryMs);
    this.#wasSet = wasSet;
  }

  /** Starts or goes on. Idempotent. */
  start(): void {
    if (this.#looking.goesOn) return;
    this.#right = this.#read();
    this.#looking.start();
  }

  /** Idempotent. */
  stop(): void {
    this.#looking.stop();
  }

  /** Looks now. */
  look(): void {
    if (!this.#looking.goesOn) return;
    const read = this.#read();
    const before = this.#right;
    const passedMs = Math.max(read.monotonicMs - before.monotonicMs, read.uptimeMs - before.uptimeMs);
    const from = Math.round(before.now + passedMs);
    if (Math.abs(read.now - from) < clockSetMs) return;
    this.#right = read;
    this.#logger.warn({ from, to: read.now }, 'the wall clock was set; that goes on the records of open meetings');
    this.#wasSet(from, read.now);
  }

  #read(): { now: Instant; monotonicMs: number; uptimeMs: number } {
    return { now: this.#clock.now(), monotonicMs: this.#clock.monotonicMs(), uptimeMs: this.#clock.uptimeMs() };
  }
}
