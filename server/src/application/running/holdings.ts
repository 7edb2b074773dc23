import type { Logger } from '../ports/logger.ts';

/** Something that was opened: its name for the log, how long its closing may take in milliseconds, and how it is closed. */
interface Held {
  readonly what: string;
  readonly withinMs: number;
  readonly close: () => void | Promise<void>;
}

/** Rejects when the work has not ended within the time; the work itself is left to its own devices. */
const within = async (ms: number, work: () => void | Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not done within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * What a start has opened so far. Closed in the reverse order, whether the start failed half-way or the hub ends; each step has its
 * own time, and one that fails or hangs keeps no other from being closed.
 */
export class Holdings {
  readonly #held: Held[] = [];
  readonly #logger: Logger;
  #closing: Promise<void> | null = null;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Takes on the closing of what was just opened, which may take this many milliseconds. */
  hold(what: string, withinMs: number, close: () => void | Promise<void>): void {
    this.#held.push({ what, withinMs, close });
  }

  /** Rejects, after all has been tried, with the names of what could not be closed in order. Idempotent. */
  close(): Promise<void> {
    return (this.#closing ??= this.#closeAll());
  }

  async #closeAll(): Promise<void> {
    const left: string[] = [];
    for (const { what, withinMs, close } of this.#held.toReversed()) {
      try {
        await within(withinMs, close);
      } catch (error) {
        left.push(what);
        this.#logger.error({ err: error, what }, 'a part of the hub could not be closed in order');
      }
    }
    if (left.length > 0) throw new Error(`not closed in order: ${left.join(', ')}`);
  }
}
