import { Worker } from 'node:worker_threads';
import type { Answer, Done, Failed, Question } from './sqlite-questions.ts';

/** A process that ends waits so long for a question that the thread is at, in milliseconds: the longest that a sound disk takes. */
const patienceAtEndMs = 1_000;

/** A question that is not answered yet; what gives rows of any shape takes these, too. */
interface Asked {
  readonly sinceMs: number;
  readonly done: (done: Done<never>) => void;
  readonly fail: (error: Error) => void;
}

const asError = ({ message, stack, codes }: Failed): Error => {
  const error = Object.assign(new Error(message), codes);
  if (stack !== undefined) error.stack = stack;
  return error;
};

const gone = (): Error => new Error('the thread of the database is gone');

/**
 * SQLite in a thread of its own, so that no disk, however slow, holds the meetings up. It is asked in order and answers in order; while it
 * is asked nothing it keeps no process from ending. One that dies of a bug takes the process along, as any bug does that nobody caught:
 * what came of a commit is read from the file at the next start.
 */
export class SqliteThread {
  readonly #worker: Worker;
  readonly #asked: Asked[] = [];
  #gone = false;
  #closing: Promise<unknown> | null = null;

  constructor() {
    this.#worker = new Worker(new URL('sqlite-worker.ts', import.meta.url), { name: 'sqlite' });
    this.#worker.unref();
    this.#worker.on('message', (answer: Answer<never>) => this.#take(answer));
    process.on('exit', this.#endAnyway);
    this.#worker.on('exit', () => {
      this.#gone = true;
      process.off('exit', this.#endAnyway);
      for (const { fail } of this.#asked.splice(0)) fail(gone());
    });
  }

  /** Hands `bytes` over: they are gone here. Rejects with SQLite's or the system's error, with its codes. */
  ask<Row>(question: Question, bytes: ArrayBuffer[] = []): Promise<Done<Row>> {
    return new Promise((done, fail) => {
      if (this.#gone) return fail(gone());
      this.#worker.postMessage(question, bytes);
      this.#worker.ref();
      this.#asked.push({ sinceMs: performance.now(), done, fail });
    });
  }

  /** Closes the file when all that was asked before is answered; the thread ends with it. Idempotent. */
  async close(): Promise<void> {
    await (this.#closing ??= this.ask({ ask: 'close' }));
  }

  #take(answer: Answer<never>): void {
    const asked = this.#asked.shift();
    if (this.#asked.length === 0) this.#worker.unref();
    if ('failed' in answer) asked?.fail(asError(answer.failed));
    else asked?.done(answer.done);
  }

  /** Node waits without an end for a thread that the disk holds; what is not answered is not acknowledged, so nothing is lost. */
  readonly #endAnyway = (): void => {
    const [oldest] = this.#asked;
    if (oldest !== undefined && performance.now() - oldest.sinceMs > patienceAtEndMs)
      process.kill(process.pid, 'SIGKILL');
  };
}
