import { Refusal } from '@diem-cau/shared';
import type { Logger } from 'pino';
import { settledWithin } from './answered.ts';
import { MediaWorker, type WorkerPlace } from './media-worker.ts';
import type { WorkerNote } from './worker-note.ts';

/**
 * A worker that lived this long has shown that it can: its next replacement is immediate again, since everybody is silent until it is there. What
 * has to be slowed down is one that ends as soon as it begins.
 */
const provenAfterMs = 5_000;
const longestBackOffMs = 30_000;

/** An end or a start that is under way when the pool closes is waited for this long; what starts later is ended as it comes. */
const stepWithinMs = 2_000;

/** The delay before the nth start in a row of a worker that does not stay: 0, 0.5 s, 1 s, 2 s … 30 s. */
const backOffMs = (failures: number) => (failures === 0 ? 0 : Math.min(250 * 2 ** failures, longestBackOffMs));

/** Keeps one worker running in each of its places, for as long as it is open. */
export class WorkerPool {
  readonly #places: readonly WorkerPlace[];
  readonly #lost: (worker: MediaWorker) => void;
  readonly #note: WorkerNote;
  readonly #logger: Logger;
  readonly #running = new Map<WorkerPlace, MediaWorker>();
  readonly #waiting = new Set<NodeJS.Timeout>();
  /** Ends and starts that are under way. */
  readonly #steps = new Set<Promise<void>>();
  #closed = false;

  constructor(places: readonly WorkerPlace[], lost: (worker: MediaWorker) => void, note: WorkerNote, logger: Logger) {
    this.#places = places;
    this.#lost = lost;
    this.#note = note;
    this.#logger = logger;
  }

  /** Starts all workers; rejects, with none left running, when one cannot start. */
  async start(): Promise<void> {
    const starts = await Promise.allSettled(this.#places.map((place) => this.#start(place, 0)));
    const failed = starts.find((start) => start.status === 'rejected');
    if (failed === undefined) return;
    await this.close();
    throw new Error(`a media worker does not start: ${String(failed.reason)}`, { cause: failed.reason });
  }

  /** The workers that run now, in the order of their ports. */
  get running(): readonly MediaWorker[] {
    return this.#places.flatMap((place) => this.#running.get(place) ?? []).filter((worker) => !worker.closed);
  }

  /** The running worker with the least of `load`, of those that answer if any does; Refusal `media-unavailable` when none runs. */
  leastLoaded(load: (worker: MediaWorker) => number): MediaWorker {
    const answering = this.running.filter(({ answers }) => answers);
    const [first, ...others] = answering.length > 0 ? answering : this.running;
    if (first === undefined) throw new Refusal('media-unavailable');
    return others.reduce((least, worker) => (load(worker) < load(least) ? worker : least), first);
  }

  /** Resolves when a worker runs, or when none is being started: one that failed is not waited for until it is tried again. */
  async whenUp(): Promise<void> {
    while (this.running.length === 0 && this.#steps.size > 0 && !this.#closed) await Promise.race(this.#steps);
  }

  /** Ends all workers; resolves, within 2 s, when they are gone or can't be ended. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#waiting) clearTimeout(timer);
    this.#waiting.clear();
    const ending = [...this.#running.values()].map((worker) => worker.close());
    await Promise.all([...ending, settledWithin(stepWithinMs, Promise.all(this.#steps))]);
    this.#running.clear();
  }

  async #start(place: WorkerPlace, failures: number): Promise<void> {
    const worker = await MediaWorker.start(place);
    if (this.#closed) return worker.close();
    const startedAtMs = performance.now();
    this.#running.set(place, worker);
    this.#note.write(this.running.map(({ pid }) => pid));
    worker.whenLost((reason) => {
      this.#logger.error({ pid: worker.pid, port: place.port, reason }, 'media worker lost');
      this.#running.delete(place);
      const failed = performance.now() - startedAtMs < provenAfterMs ? failures : 0;
      this.#underWay(worker.close().then(() => this.#replace(place, failed)));
      this.#lost(worker);
    });
    this.#logger.info({ pid: worker.pid, port: place.port }, 'media worker started');
  }

  #replace(place: WorkerPlace, failures: number): void {
    if (this.#closed) return;
    const begin = (): void => {
      const start = this.#start(place, failures + 1).catch((error: unknown) => {
        this.#logger.error({ err: error, port: place.port }, 'media worker does not start');
        this.#replace(place, failures + 1);
      });
      this.#underWay(start);
    };
    const delayMs = backOffMs(failures);
    // One after the other, without a gap: whoever waits for a worker sees that one is on its way.
    if (delayMs === 0) return begin();
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      begin();
    }, delayMs);
    this.#waiting.add(timer);
  }

  #underWay(step: Promise<void>): void {
    this.#steps.add(step);
    void step.finally(() => this.#steps.delete(step));
  }
}
