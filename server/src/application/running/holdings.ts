import type { Logger } from '../ports/logger.ts';

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
 * What a start has opened so far, each with a name for the log and a time of its own. Closed in the reverse order, whether the start failed
 * half-way or the hub ends; one that fails or hangs keeps no other from being closed.
 */
export class Holdings implements AsyncDisposable {
  readonly #logger: Logger;
  readonly #stack: AsyncDisposableStack;
  /** The names of what could not be closed in order. */
  readonly #left: string[];
  #closing: Promise<void> | null = null;

  constructor(logger: Logger, stack = new AsyncDisposableStack(), left: string[] = []) {
    this.#logger = logger;
    this.#stack = stack;
    this.#left = left;
  }

  /** Takes on the closing of what was just opened, which may take this many milliseconds. */
  hold(what: string, withinMs: number, close: () => void | Promise<void>): void {
    this.#stack.defer(async () => {
      const startedAt = performance.now();
      try {
        await within(withinMs, close);
        this.#logger.info({ what, ms: Math.round(performance.now() - startedAt) }, 'a part of the hub was closed');
      } catch (error) {
        this.#left.push(what);
        this.#logger.error({ err: error, what }, 'a part of the hub could not be closed in order');
      }
    });
  }

  /** The same holdings for an owner that closes them later; whoever had them until now closes nothing. */
  handedOn(): Holdings {
    return new Holdings(this.#logger, this.#stack.move(), this.#left);
  }

  /** Rejects, after all has been tried, with the names of what could not be closed in order. Idempotent. */
  close(): Promise<void> {
    return (this.#closing ??= this.#closeAll());
  }

  /** The end of a start that failed. What could not be closed is in the log: why there is no hub matters more. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close().catch(() => undefined);
  }

  async #closeAll(): Promise<void> {
    await this.#stack.disposeAsync();
    if (this.#left.length > 0) throw new Error(`not closed in order: ${this.#left.join(', ')}`);
  }
}
