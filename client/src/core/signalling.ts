import {
  Refusal,
  RefusalBody,
  notices,
  requests,
  tasks,
  type NoticeName,
  type NoticeOf,
  type ParamsIn,
  type RefusalCode,
  type RequestName,
  type ResultOf,
  type TaskName,
  type TaskOf,
} from '@diem-cau/shared';
import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { HubUnreachable } from './http.ts';
import { reconnectDelay, returnDelay } from './reconnect-delay.ts';
import type { Wire } from './wire.ts';

/** How the page stands with the hub. Lost means: it was there, and comes back by itself; foretold, when the hub said that it goes. */
export type ConnectionState =
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  | { readonly state: 'lost'; readonly foretold: boolean }
  | { readonly state: 'refused'; readonly code: RefusalCode };

const answerTimeoutMs = 10_000;
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

const resultsOf: { readonly [Name in RequestName]: { readonly result: z.ZodType<ResultOf<Name>> } } = requests;
const noticesOf: { readonly [Name in NoticeName]: z.ZodType<NoticeOf<Name>> } = notices;
const tasksOf: { readonly [Name in TaskName]: z.ZodType<TaskOf<Name>> } = tasks;

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

  constructor(wire: Wire) {
    this.#wire = wire;
    wire.listen({
      opened: () => {
        this.#attempt = 0;
        this.#foretold = false;
        this.connection.setState({ state: 'connected' }, true);
      },
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
    this.#wire.open();
  }

  /** Ends the connection for good, or until `open`. Idempotent. */
  close(): void {
    this.#wanted = false;
    this.#cancelTimer();
    this.#wire.close();
  }

  /** Tries again now instead of at the end of the waiting: the network has just come back. */
  hurry(): void {
    if (this.#timer === null) return;
    this.#cancelTimer();
    this.#attempt = 0;
    this.#wire.open();
  }

  /** The hub has said that this browser is not wanted: the wire stays shut. */
  refuse(code: RefusalCode): void {
    this.close();
    this.connection.setState({ state: 'refused', code }, true);
  }

  /** Asks the hub. Throws Refusal when it says no, HubUnreachable when it cannot be asked or does not answer in 10 s. */
  async ask<Name extends RequestName>(name: Name, params: ParamsIn<Name>): Promise<ResultOf<Name>> {
    if (this.connection.getState().state !== 'connected') throw new HubUnreachable('not connected');
    const raw = await this.#wire.request(name, params, answerTimeoutMs).catch((cause: unknown) => {
      throw new HubUnreachable(cause);
    });
    const answer = Answer.parse(raw);
    if (!answer.ok) throw new Refusal(answer.refusal.code, answer.refusal.details);
    return resultsOf[name].result.parse(answer.result);
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
  onTask<Name extends TaskName>(name: Name, listener: (params: TaskOf<Name>) => unknown): () => void {
    return this.#listen(name, (params) => listener(tasksOf[name].parse(params)));
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

  #heard(): void {
    for (const listener of this.#hearing) listener();
  }

  #lost(): void {
    if (!this.#wanted) return;
    if (this.connection.getState().state === 'connected')
      this.connection.setState({ state: 'lost', foretold: this.#foretold }, true);
    this.#cancelTimer();
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#wire.open();
      },
      (this.#foretold ? returnDelay : reconnectDelay)(this.#attempt++, Math.random()),
    );
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
