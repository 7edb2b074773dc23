import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../application/ports/logger.ts';
import { coturnAnswers, freeLoopbackPort } from './coturn-probe.ts';
import { coturnConfiguration, type CoturnSettings } from './coturn-settings.ts';

/** What stays the same from one start of coturn to the next, and what is asked anew. */
export interface CoturnPlan extends Omit<CoturnSettings, 'port' | 'meetingPoint'> {
  /** The program, `turnserver`. */
  readonly program: string;
  readonly meetingPoint: () => string;
}

/** One that ran this long has shown that it can: the next start is immediate. In milliseconds. */
const provenAfterMs = 60_000;
const longestBackOffMs = 30_000;
/** How often it is asked whether it answers, and how often in a row it may miss. */
const askEveryMs = 5_000;
const mostMissed = 3;
/** How long a start may take until it answers, and how often it is asked meanwhile, in milliseconds. */
const startWithinMs = 10_000;
const askStartEveryMs = 100;

/** Of what it says, as much is kept as tells why it ended, in characters. */
const mostSaid = 2_000;

/**
 * Keeps coturn running as long as it is open: starts it, asks it whether it answers, replaces it. It dies with this process, whatever ends that
 * (prctl(2), PR_SET_PDEATHSIG, by setpriv of util-linux): no relay outlives its hub.
 */
export class Coturn {
  readonly #plan: CoturnPlan;
  readonly #logger: Logger;
  readonly #closed = new AbortController();
  #child: ChildProcess | null = null;
  #port: number | null = null;
  #meetingPoint: string | null = null;
  #running: Promise<void> | null = null;

  constructor(plan: CoturnPlan, logger: Logger) {
    this.#plan = plan;
    this.#logger = logger;
  }

  /** Where it answers on 127.0.0.1; null while it does not. */
  get port(): number | null {
    return this.#port;
  }

  start(): void {
    this.#running ??= this.#keepRunning();
  }

  /** Starts it anew when it would meet the media server elsewhere now. */
  follow(): void {
    if (this.#port !== null && this.#plan.meetingPoint() !== this.#meetingPoint) this.#end();
  }

  /** Resolves when the process is gone: it holds nothing that has to be put in order. Idempotent. */
  async close(): Promise<void> {
    this.#closed.abort();
    this.#end();
    await this.#running;
  }

  async #keepRunning(): Promise<void> {
    const { signal } = this.#closed;
    for (let failures = 0; !signal.aborted; failures++) {
      const startedAtMs = performance.now();
      const why = await this.#run().catch((error: unknown) => String(error));
      if (signal.aborted) return;
      if (performance.now() - startedAtMs > provenAfterMs || why === null) failures = 0;
      else this.#logger.error({ why }, 'the relay ended');
      const waitMs = failures === 0 ? 0 : Math.min(250 * 2 ** failures, longestBackOffMs);
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Runs it once, until it is gone; resolves to why, null when it was ended to be started elsewhere. */
  async #run(): Promise<string | null> {
    const { program, folder, meetingPoint, ...rest } = this.#plan;
    const met = meetingPoint();
    const port = await freeLoopbackPort();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'turnserver.conf');
    writeFileSync(file, coturnConfiguration({ ...rest, folder, meetingPoint: met, port }), { mode: 0o600 });
    if (this.#closed.signal.aborted) return null;
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', program, '-c', file], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-mostSaid)));
    const gone = new Promise<string>((done) => {
      child.once('error', (error) => done(error.message));
      child.once('exit', (code, signal) => done(`${signal ?? `code ${code ?? ''}`}: ${said.trimEnd()}`));
    });
    const ended = gone.then(() => true);
    const hung = await this.#watch(port, met, ended);
    this.#port = null;
    this.#end();
    const why = await gone;
    this.#child = null;
    if (hung) return 'it does not answer';
    return met === meetingPoint() ? why : null;
  }

  /** Asks it until it has ended; resolves to whether it has stopped to answer instead. */
  async #watch(port: number, met: string, ended: Promise<boolean>): Promise<boolean> {
    const endsWithin = (ms: number): Promise<boolean> =>
      Promise.race([ended, sleep(ms, false, { ref: false, signal: this.#closed.signal }).catch(() => true)]);
    const startedAtMs = performance.now();
    while (!(await coturnAnswers(port))) {
      if (performance.now() - startedAtMs > startWithinMs) return true;
      if (await endsWithin(askStartEveryMs)) return false;
    }
    this.#port = port;
    this.#meetingPoint = met;
    this.#logger.info({ pid: this.#child?.pid, port, meetingPoint: met }, 'the relay is running');
    for (let missed = 0; missed < mostMissed;) {
      if (await endsWithin(askEveryMs)) return false;
      missed = (await coturnAnswers(port)) ? 0 : missed + 1;
    }
    return true;
  }

  #end(): void {
    this.#child?.kill('SIGKILL');
  }
}
