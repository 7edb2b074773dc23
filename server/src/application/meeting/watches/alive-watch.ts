import type { MeetingArchive } from '../../ports/archive.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { Looking } from './looking.ts';

/** How often the hub notes that it is alive while a meeting is open, in milliseconds: the error of a gap's beginning. */
const aliveEveryMs = 1_000;

/** Notes the hub's signs of life, so that a gap can be told from a meeting in which nothing happened. */
export class AliveWatch {
  readonly #archive: MeetingArchive;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #looking: Looking;
  #noting = false;

  constructor({ archive, clock, logger }: { archive: MeetingArchive; clock: Clock; logger: Logger }) {
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
  async note(): Promise<void> {
    if (this.#noting) return;
    this.#noting = true;
    try {
      await this.#archive.noteAlive(this.#clock.now());
    } catch (error) {
      this.#logger.warn({ err: error }, 'the sign of life could not be written');
    } finally {
      this.#noting = false;
    }
  }
}
