import { hourOf, type LineStretch } from '../../domain/lines/line-hours.ts';
import type { Clock, Stopwatch } from '../ports/clock.ts';
import type { LineStore } from '../ports/line-store.ts';
import type { Logger } from '../ports/logger.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** For so long each minute is kept by itself, in milliseconds: as long as people ask what went wrong in the meeting of last week. */
const minutesKeptMs = 14 * dayMs;

/** So many stretches wait at most while the database is away: half an hour of 66 endpoints. */
const mostWaiting = 2_000;

interface LineKeepingPorts {
  readonly store: LineStore;
  readonly clock: Stopwatch;
  /** By which what is too old is let go of. */
  readonly upkeep: Clock;
  readonly logger: Logger;
  /** For how many days what was measured is kept. */
  readonly keptDays: number;
}

/**
 * Keeps what was measured of lines. Nobody waits for it, no meeting least of all: what can't be written waits, and when that is too much the
 * oldest of it is forgotten.
 */
export class LineKeeping {
  readonly #ports: LineKeepingPorts;
  #waiting: readonly LineStretch[] = [];
  #writing = false;
  #troubled = false;
  #upkeepMs: number | null = null;

  constructor(ports: LineKeepingPorts) {
    this.#ports = ports;
  }

  /** Takes what was measured; resolves when all that waits was written or has to wait on. Never rejects. */
  async take(stretches: readonly LineStretch[]): Promise<void> {
    this.#waiting = [...this.#waiting, ...stretches].slice(-mostWaiting);
    if (this.#writing) return;
    this.#writing = true;
    const going = this.#waiting;
    try {
      await this.#ports.store.keep(going);
      this.#waiting = this.#waiting.filter((each) => !going.includes(each));
      await this.#upkeep();
      if (this.#troubled) this.#ports.logger.info({}, 'what is measured of lines is kept again');
      this.#troubled = false;
    } catch (error) {
      if (!this.#troubled)
        this.#ports.logger.warn(
          { err: error, waiting: going.length },
          'what is measured of lines could not be kept yet',
        );
      this.#troubled = true;
    } finally {
      this.#writing = false;
    }
  }

  /** Once an hour: what is old becomes hours, what is too old goes. */
  async #upkeep(): Promise<void> {
    const { store, clock, upkeep, keptDays } = this.#ports;
    const nowMs = clock.monotonicMs();
    if (this.#upkeepMs !== null && nowMs - this.#upkeepMs < hourMs) return;
    const now = upkeep.now();
    await store.fold(hourOf(now - minutesKeptMs));
    await store.forget(now - keptDays * dayMs);
    this.#upkeepMs = nowMs;
  }
}
