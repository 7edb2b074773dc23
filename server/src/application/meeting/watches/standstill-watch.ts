import type { DropCause } from '@diem-cau/shared';
import type { Stopwatch, Uptime } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { Looking } from './looking.ts';

/** How often the watch looks whether the hub still runs, in milliseconds. */
const lookEveryMs = 1_000;
/** So much time between two looks is a standstill, in milliseconds: less than what costs a page its link. */
const standstillMs = 4_000;
/**
 * Links that are lost so soon after a standstill are lost because of it, in milliseconds: pages and hub give a link up within 9 s, and
 * what came meanwhile is read first.
 */
const aftermathMs = 10_000;

/**
 * Notices when the hub itself stood still: stopped, its thread held up, or the machine asleep. By clocks that nobody can set, so that a
 * wall clock that is set is not taken for it.
 */
export class StandstillWatch {
  readonly #clock: Stopwatch & Uptime;
  readonly #logger: Logger;
  readonly #looking: Looking;
  readonly #stood: (forMs: number) => void;
  #lookedMs = 0;
  #excusedUntilMs = Number.NEGATIVE_INFINITY;

  /** @param stood told of each standstill when it is over, with its length in milliseconds */
  constructor(clock: Stopwatch & Uptime, logger: Logger, stood: (forMs: number) => void) {
    this.#clock = clock;
    this.#logger = logger;
    this.#looking = new Looking(logger, 'standstill', () => this.look(), lookEveryMs);
    this.#stood = stood;
  }

  /** Starts or goes on. Idempotent. */
  start(): void {
    if (this.#looking.goesOn) return;
    this.#lookedMs = this.#clock.uptimeMs();
    this.#looking.start();
  }

  /** Idempotent. */
  stop(): void {
    this.#looking.stop();
  }

  /** Looks now: what comes first after a standstill may be a lost link, before the watch's own turn. */
  look(): void {
    if (!this.#looking.goesOn) return;
    const nowMs = this.#clock.uptimeMs();
    const passedMs = nowMs - this.#lookedMs;
    this.#lookedMs = nowMs;
    if (passedMs < standstillMs) return;
    this.#excusedUntilMs = this.#clock.monotonicMs() + aftermathMs;
    this.#logger.error({ forMs: Math.round(passedMs) }, 'the hub stood still; the gap goes on the records');
    this.#stood(passedMs);
  }

  /** Why a page is really gone: a link that is lost right after a standstill is the hub's doing. @param lostAtMs when, by the stopwatch */
  causeOf(cause: DropCause, lostAtMs = this.#clock.monotonicMs()): DropCause {
    this.look();
    return cause === 'link-lost' && lostAtMs < this.#excusedUntilMs ? 'hub' : cause;
  }
}
