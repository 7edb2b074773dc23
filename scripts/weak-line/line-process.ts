import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { inCheckout } from '../setup/paths.ts';

/** Debian's own Python, which starts at once. */
export const python = '/usr/bin/python3';
/** The program that holds a line. */
export const lineProgram = inCheckout('scripts', 'weak-line', 'line.py');

const Failure = z.object({ error: z.string() });

/** The process of a line: one JSON line to it, one back, in turn. It removes what it made when its stdin ends, also by our own crash. */
export class LineProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #answers: AsyncIterator<string, undefined>;
  readonly #ended: Promise<void>;
  #errors = '';
  #turn: Promise<unknown> = Promise.resolve();

  constructor(seed: number) {
    // A group of its own: a Ctrl-C is for whoever opened the line, who closes it.
    this.#child = spawn(python, [lineProgram, String(seed)], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    this.#child.stdin.on('error', () => undefined);
    this.#child.stderr.on('data', (chunk: Buffer) => (this.#errors += chunk.toString()));
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
    this.#ended = new Promise((done) => {
      this.#child.once('error', (error) => {
        this.#errors += error.message;
        done();
      });
      this.#child.once('exit', () => done());
    });
  }

  /** The next answer, by its schema; throws what went wrong in the process. */
  async next<Answer>(schema: z.ZodType<Answer>): Promise<Answer> {
    const { value } = await this.#answers.next();
    if (value === undefined) {
      await this.#ended;
      throw new Error(`the line ended: ${this.#errors.trim()}`);
    }
    const answer: unknown = JSON.parse(value);
    const failure = Failure.safeParse(answer);
    if (failure.success) throw new Error(failure.data.error);
    return schema.parse(answer);
  }

  /** Gives an order when those before it have been answered. */
  ask<Answer>(order: object, schema: z.ZodType<Answer>): Promise<Answer> {
    const asked = this.#turn.then(() => {
      this.#child.stdin.write(`${JSON.stringify(order)}\n`);
      return this.next(schema);
    });
    this.#turn = asked.catch(() => undefined);
    return asked;
  }

  /** Resolves when the process and all that it made are gone. */
  async end(): Promise<void> {
    this.#child.stdin.end();
    await this.#ended;
  }
}
