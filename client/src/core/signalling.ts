import {
  Refusal,
  RefusalBody,
  notices,
  seatRequests,
  seatTasks,
  type NoticeName,
  type NoticeOf,
  type ParamsIn,
  type RefusalCode,
  type RequestName,
  type SeatRequestName,
  type ResultOf,
  type TaskName,
  type TaskOf,
} from '@diem-cau/shared';
import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { HubUnreachable } from './http.ts';
import { attemptLimit, reconnectDelay, returnDelay } from './reconnect-delay.ts';
import type { Wire } from './wire.ts';

/** How the page stands with the hub. Lost means: it was there, and comes back by itself; foretold, when the hub said that it goes. */
export type ConnectionState =
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  | { readonly state: 'lost'; readonly foretold: boolean }
  | { readonly state: 'refused'; readonly code: RefusalCode };

const answerTimeoutMs = 10_000;
/** After so long without a sign of life, beyond the usual one, another attempt is made beside the open wire, in milliseconds. */
const graceMs = 2_000;
/** How often a hub gives a sign of life that does not say how often, in milliseconds. */
const usualEveryMs = 4_000;
/** An attempt that was begun so long ago may hang: news of the line's return begins another, in milliseconds. */
const freshMs = 500;
/** Media of which so long nothing came say nothing of the line, in milliseconds. */
const mediaTellForMs = 1_000;
/** A look that comes so late is that of a PC that is short of time: what the hub said may still wait to be read, in milliseconds. */
const lateMs = 1_500;
const goingAway: TaskName = 'hub.goingAway';
/** Refusals of the handshake that pass by themselves. */
const passing: readonly RefusalCode[] = [
  'internal',
  'too-many-requests',
  'record-unavailable',
  'outcome-unknown',
  'media-unavailable',
];

const Answer = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), refusal: RefusalBody }),
]);

type Listener = (params: unknown) => unknown;

/** What is asked and done from the first load on; the rest says by what schema it is read. */
type SeatTask = keyof typeof seatTasks;

const resultsOf: { readonly [Name in SeatRequestName]: { readonly result: z.ZodType<ResultOf<Name>> } } = seatRequests;
const noticesOf: { readonly [Name in NoticeName]: z.ZodType<NoticeOf<Name>> } = notices;
const tasksOf: { readonly [Name in SeatTask]: z.ZodType<TaskOf<Name>> } = seatTasks;

/** Requests, notices and tasks over one wire that is opened again for ever, until it is closed or the hub refuses the browser. */
export class Signalling {
  readonly connection: StoreApi<ConnectionState> = createStore<ConnectionState>(() => ({ state: 'connecting' }));
  readonly #wire: Wire;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #hearing = new Set<() => void>();
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #wanted = false;
  /** The hub has said that it goes away and comes back. */
  #foretold = false;
  /** When the attempt under way began, and how long the last took that came through. */
  #beganAtMs: number | null = null;
  #tookMs: number | null = null;
  #everyMs = usualEveryMs;
  #mediaAtMs: () => number = () => Number.NEGATIVE_INFINITY;
  #heardAtMs = performance.now();
  #watch: ReturnType<typeof setInterval> | null = null;
  #lookedAtMs = 0;
  /** When the last look that came late was made: what the hub had said by then is read first. */
  #lateAtMs = Number.NEGATIVE_INFINITY;

  constructor(wire: Wire) {
    this.#wire = wire;
    wire.listen({
      opened: (everyMs = usualEveryMs) => this.#opened(everyMs),
      heard: () => this.#heard(),
      lost: () => this.#lost(),
      refused: ({ code }) => (passing.includes(code) ? this.#lost() : this.refuse(code)),
      notice: (name, params) => void this.#deal(name, params),
      task: (name, params, done) => void this.#deal(name, params, done),
    });
  }

  /** Opens the wire and keeps it open. Idempotent. */
  open(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#attempt = 0;
    this.connection.setState({ state: 'connecting' }, true);
    this.#watch = setInterval(() => this.#look(), freshMs);
    this.#try();
  }

  /** How long nothing was heard of the hub beyond its usual silence, in milliseconds; 0 while it speaks. */
  get silentMs(): number {
    return Math.max(0, performance.now() - this.#heardAtMs - this.#everyMs);
  }

  /** When the hub was heard last, by `performance.now()`. */
  get heardAtMs(): number {
    return this.#heardAtMs;
  }

  /** Ends the connection for good, or until `open`. Idempotent. */
  close(): void {
    this.#wanted = false;
    this.#cancelTimer();
    if (this.#watch !== null) clearInterval(this.#watch);
    this.#watch = null;
    this.#wire.close();
  }

  /** Tries again now instead of at the end of the waiting, or of an attempt that may hang: the network has just come back. */
  hurry(): void {
    const hangs = this.#beganAtMs !== null && performance.now() - this.#beganAtMs >= freshMs;
    if (!this.#wanted || (this.#timer === null && !hangs)) return;
    this.#attempt = 0;
    this.#try();
  }

  /** The hub has said that this browser is not wanted: the wire stays shut. */
  refuse(code: RefusalCode): void {
    this.close();
    this.connection.setState({ state: 'refused', code }, true);
  }

  /** Takes heed of when something came by the page's media last, by `performance.now()`: it tells that the line is there. Returns what ends it. */
  heedMedia(atMs: () => number): () => void {
    this.#mediaAtMs = atMs;
    return () => {
      if (this.#mediaAtMs === atMs) this.#mediaAtMs = () => Number.NEGATIVE_INFINITY;
    };
  }

  /** Asks the hub. Throws Refusal when it says no, HubUnreachable when it cannot be asked or does not answer in 10 s. */
  ask<Name extends SeatRequestName>(name: Name, params: ParamsIn<Name>): Promise<ResultOf<Name>> {
    return this.askFor(name, params, resultsOf[name].result);
  }

  /** The same for what comes later than the first load, and is read by this schema. */
  async askFor<Name extends RequestName, Result>(
    name: Name,
    params: ParamsIn<Name>,
    schema: z.ZodType<Result>,
  ): Promise<Result> {
    if (this.connection.getState().state !== 'connected') throw new HubUnreachable('not connected');
    const raw = await this.#wire.request(name, params, answerTimeoutMs).catch((cause: unknown) => {
      throw new HubUnreachable(cause);
    });
    const answer = Answer.parse(raw);
    if (!answer.ok) throw new Refusal(answer.refusal.code, answer.refusal.details);
    return schema.parse(answer.result);
  }

  /** Runs at each sign of life of the hub, every few seconds while the wire is open. Returns what ends it. */
  onHeard(listener: () => void): () => void {
    this.#hearing.add(listener);
    return () => void this.#hearing.delete(listener);
  }

  /** Listens to a notice; returns what ends it. */
  onNotice<Name extends NoticeName>(name: Name, listener: (params: NoticeOf<Name>) => unknown): () => void {
    return this.#listen(name, (params) => listener(noticesOf[name].parse(params)));
  }

  /**
   * Does what the hub asks for; returns what ends it. The hub is told that it is done when all listeners' promises have resolved, and is
   * not told when one fails.
   */
  onTask<Name extends SeatTask>(name: Name, listener: (params: TaskOf<Name>) => unknown): () => void {
    return this.onTaskOf(name, tasksOf[name], listener);
  }

  /** The same for what comes later than the first load. */
  onTaskOf<Task>(name: TaskName, schema: z.ZodType<Task>, listener: (params: Task) => unknown): () => void {
    return this.#listen(name, (params) => listener(schema.parse(params)));
  }

  #listen(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  async #deal(name: string, params: unknown, done?: () => void): Promise<void> {
    if (name === goingAway) this.#foretold = true;
    try {
      await Promise.all([...(this.#listeners.get(name) ?? [])].map(async (listener) => listener(params)));
      done?.();
    } catch (error) {
      console.warn(name, error);
    }
  }

  #opened(everyMs: number): void {
    const nowMs = performance.now();
    if (this.#beganAtMs !== null) this.#tookMs = nowMs - this.#beganAtMs;
    this.#everyMs = everyMs;
    this.#heardAtMs = nowMs;
    this.#beganAtMs = null;
    this.#cancelTimer();
    this.#attempt = 0;
    // Another wire than the one that had fallen silent: what was said meanwhile went by.
    if (this.connection.getState().state === 'connected')
      this.connection.setState({ state: 'lost', foretold: this.#foretold }, true);
    this.#foretold = false;
    this.connection.setState({ state: 'connected' }, true);
  }

  #heard(): void {
    this.#heardAtMs = performance.now();
    if (this.connection.getState().state !== 'connected') return;
    if (this.#beganAtMs !== null) {
      // The wire that had fallen silent speaks again.
      this.#beganAtMs = null;
      this.#wire.stay();
    }
    for (const listener of this.#hearing) listener();
  }

  #lost(): void {
    if (!this.#wanted) return;
    const wasOpen = this.connection.getState().state === 'connected';
    if (wasOpen) this.connection.setState({ state: 'lost', foretold: this.#foretold }, true);
    // An attempt that was made beside it goes on.
    if (wasOpen && this.#beganAtMs !== null) return;
    this.#beganAtMs = null;
    this.#cancelTimer();
    const delayMs = (this.#foretold ? returnDelay : reconnectDelay)(this.#attempt++, Math.random());
    this.#timer = setTimeout(() => this.#try(), delayMs);
  }

  #try(): void {
    this.#cancelTimer();
    this.#beganAtMs = performance.now();
    this.#wire.open();
  }

  /** Makes another attempt where one hangs, or where the open wire has fallen silent. */
  #look(): void {
    const nowMs = performance.now();
    const late = nowMs - this.#lookedAtMs > lateMs;
    this.#lookedAtMs = nowMs;
    if (late) this.#lateAtMs = nowMs;
    if (nowMs - this.#lateAtMs < graceMs) return;
    const silent = this.connection.getState().state === 'connected' && this.silentMs >= graceMs;
    if (this.#beganAtMs === null) {
      if (silent) this.#try();
    } else if (nowMs - this.#beganAtMs >= attemptLimit(this.#attempt, this.#tookMs, this.#lineLives(nowMs))) {
      this.#attempt++;
      this.#try();
    }
  }

  #lineLives(nowMs: number): boolean {
    return nowMs - this.#mediaAtMs() < mediaTellForMs;
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
