import type { MeetingArchive } from '../../ports/archive.ts';
import type { Clock, Uptime } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { SignOfLife } from '../../ports/sign-of-life.ts';
import { Looking } from './looking.ts';

/** How often the hub notes that it is alive while a meeting is open, in milliseconds: the error of a gap's beginning. */
const aliveEveryMs = 1_000;

interface AliveWatchPorts {
  readonly archive: MeetingArchive;
  readonly clock: Clock & Uptime;
  readonly logger: Logger;
}

/** Notes the hub's signs of life, so that a gap can be told from a meeting in which nothing happened. */
export class AliveWatch {
  readonly #archive: MeetingArchive;
  readonly #clock: Clock & Uptime;
  readonly #times: () => SignOfLife['meetings'];
  readonly #logger: Logger;
  readonly #looking: Looking;
  #noting = false;

  /** @param times what time it is in each open meeting */
  constructor({ archive, clock, logger }: AliveWatchPorts, times: () => SignOfLife['meetings']) {
    this.#times = times;
    this.#archive = archive;
    this.#clock = clock;
    this.#logger = logger;
    this.#looking = new Looking(logger, 'sign of life', () => void this.note(), aliveEveryMs);
  }

  /** Starts or goes on, the first note being made at once. Idempotent. */
  start(): void {
    if (this.#looking.goesOn) return;
    void this.note();
    this.#looking.start();
  }

  /** Idempotent. */
  stop(): void {
    this.#looking.stop();
  }

  /** One sign of life at a time; that it can't be written makes a gap seem longer, which is no reason to stop. */
  async note(meetings = this.#times()): Promise<void> {
    if (this.#noting) return;
    this.#noting = true;
    const { bootId } = this.#clock;
    const up = bootId === null ? null : { bootId, ms: this.#clock.uptimeMs() };
    try {
      await this.#archive.noteAlive({ at: this.#clock.now(), up, meetings });
    } catch (error) {
      this.#logger.warn({ err: error }, 'the sign of life could not be written');
    } finally {
      this.#noting = false;
    }
  }
}
