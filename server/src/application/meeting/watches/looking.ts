import { guarded } from '../../kit/guarded.ts';
import type { Logger } from '../../ports/logger.ts';

/** What a watch does again and again while it is started; a bug in it is logged under its name and ends nothing. */
export class Looking {
  readonly #look: () => void;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | null = null;

  constructor(logger: Logger, name: string, look: () => void, everyMs: number) {
    this.#look = guarded(logger, name, look);
    this.#everyMs = everyMs;
  }

  get goesOn(): boolean {
    return this.#timer !== null;
  }

  /** Looks from now on, the first time after one pause. Idempotent. */
  start(): void {
    this.#timer ??= setInterval(this.#look, this.#everyMs);
  }

  /** Idempotent. */
  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}
