import type { MeetingArchive } from '../../ports/archive.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';

/** How often the hub notes that it is alive while a meeting is open, in milliseconds: the error of a gap's beginning. */
const aliveEveryMs = 5_000;

/** Notes the hub's signs of life, so that a gap can be told from a meeting in which nothing happened. */
export class AliveWatch {
  readonly #archive: MeetingArchive;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | null = null;

  constructor({ archive, clock, logger }: { archive: MeetingArchive; clock: Clock; logger: Logger }) {
    this.#archive = archive;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Starts or goes on, the first note being made at once. Idempotent. */
  start(): void {
    if (this.#timer !== null) return;
    const note = (): void => void this.note();
    note();
    this.#timer = setInterval(note, aliveEveryMs);
  }

  /** Idempotent. */
  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** One sign of life; that it can't be written makes a gap seem longer, which is no reason to stop. */
  async note(): Promise<void> {
    try {
      await this.#archive.noteAlive(this.#clock.now());
    } catch (error) {
      this.#logger.warn({ err: error }, 'the sign of life could not be written');
    }
  }
}
