import type { Instant } from '@diem-cau/shared';
import { clockSetMs, creepPace } from '../../../domain/meeting/course/meeting-time.ts';
import { SteadyTime } from '../../kit/steady-time.ts';
import type { Clock, Stopwatch, Uptime } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { Looking } from './looking.ts';

/** How often the watch looks, in milliseconds. */
const lookEveryMs = 1_000;

/**
 * Notices when the wall clock is set: it is compared with a time that nobody can set. What keeps a clock in step may make it faster or slower
 * as it must, and is followed; steps that are too small for themselves are noticed when they have added up within the hour.
 */
export class ClockWatch {
  readonly #clock: Clock & Stopwatch & Uptime;
  readonly #logger: Logger;
  readonly #looking: Looking;
  readonly #wasSet: (from: Instant, to: Instant) => void;
  /** What the wall clock would show had nobody set it since it was last taken for right. */
  #steady: SteadyTime;
  /** By how much it crept away from that, in milliseconds, and when that was looked at. */
  #crept = { byMs: 0, at: 0 };

  /** @param wasSet told of each step once: what the clock would have shown, and what it shows */
  constructor(clock: Clock & Stopwatch & Uptime, logger: Logger, wasSet: (from: Instant, to: Instant) => void) {
    this.#clock = clock;
    this.#logger = logger;
    this.#looking = new Looking(logger, 'wall clock', () => this.look(), lookEveryMs);
    this.#wasSet = wasSet;
    this.#steady = this.#begun();
  }

  /** Starts or goes on. Idempotent. */
  start(): void {
    if (this.#looking.goesOn) return;
    this.#steady = this.#begun();
    this.#looking.start();
  }

  /** Idempotent. */
  stop(): void {
    this.#looking.stop();
  }

  /** Looks now. */
  look(): void {
    if (!this.#looking.goesOn) return;
    const now = this.#clock.now();
    const steady = this.#steady.now();
    const byMs = now - steady - this.#crept.byMs;
    if (Math.abs(byMs) >= clockSetMs) return this.#set(now - byMs, now);
    const mostMs = (steady - this.#crept.at) * creepPace;
    this.#crept = { byMs: this.#crept.byMs + Math.min(Math.max(byMs, -mostMs), mostMs), at: steady };
  }

  #set(shown: number, to: Instant): void {
    const from = Math.round(shown);
    this.#steady = this.#begun();
    this.#logger.warn({ from, to }, 'the wall clock was set; that goes on the records of open meetings');
    this.#wasSet(from, to);
  }

  /** The wall clock is taken for right. */
  #begun(): SteadyTime {
    const now = this.#clock.now();
    this.#crept = { byMs: 0, at: now };
    return new SteadyTime(this.#clock, now);
  }
}
