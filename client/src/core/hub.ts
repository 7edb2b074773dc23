import type { Instant, NoticeOf, OpenMeeting, ResultOf } from '@diem-cau/shared';
import { ZodError } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { timeOfPc } from './clock.ts';
import { HubUnreachable } from './http.ts';
import { shouldReload } from './outdated-page.ts';
import type { Signalling } from './signalling.ts';

/** What the hub says to a page first of all. */
export type Hello = ResultOf<'hub.hello'>;

const askAgainMs = 2_000;
/** No word of the hub comes so late, in milliseconds: long before that its line is given up. */
const latestMs = 60_000;

/** The hub as a page knows it: greeted anew at each connection, its list of open meetings, and its clock. */
export class Hub {
  readonly signalling: Signalling;
  /** Null until the first greeting. */
  readonly hello: StoreApi<{ readonly hello: Hello | null }> = createStore(() => ({ hello: null as Hello | null }));
  readonly openMeetings: StoreApi<{ readonly list: readonly OpenMeeting[] }> = createStore(() => ({
    list: [] as readonly OpenMeeting[],
  }));
  /** By how many milliseconds the hub's clock shows more than `now`; pages show the clock. */
  readonly clockAhead: StoreApi<{ readonly ms: number }> = createStore(() => ({ ms: 0 }));
  readonly #greeted = new Set<(hello: Hello) => void>();
  /** The hub's time less `performance.now()`; null before the first greeting. */
  #aheadMs: number | null = null;
  #ends: (() => void)[] = [];

  constructor(signalling: Signalling) {
    this.signalling = signalling;
  }

  /** The time by which the hub dates what it tells: PCs in old rooms are often wrong, and are set right in the middle of a meeting. */
  now(): Instant {
    return this.#aheadMs === null ? timeOfPc() : Math.round(performance.now() + this.#aheadMs);
  }

  /**
   * A meeting that this page follows was at `at` when it said so: its time goes on evenly, whatever becomes of the hub's clock, and the page goes
   * by it. By how much a word may be late changes nothing.
   */
  follow(at: Instant): void {
    if (Math.abs(at - this.now()) > latestMs) this.#aheadMs = at - performance.now();
  }

  /** Runs after each greeting, the first and the one of every connection after it. Returns what ends it. */
  onGreeted(listener: (hello: Hello) => void): () => void {
    this.#greeted.add(listener);
    return () => void this.#greeted.delete(listener);
  }

  /** Connects. Idempotent. */
  start(): void {
    if (this.#ends.length > 0) return;
    const { signalling } = this;
    const hurry = (): void => signalling.hurry();
    window.addEventListener('online', hurry);
    this.#ends = [
      () => window.removeEventListener('online', hurry),
      signalling.connection.subscribe(({ state }) => {
        if (state === 'connected') void this.greet();
      }),
      signalling.onNotice('hub.openMeetings', ({ openMeetings }) => this.openMeetings.setState({ list: openMeetings })),
      signalling.onNotice('hub.signedOut', ({ cause }) => this.#signedOut(cause)),
    ];
    signalling.open();
  }

  /** Disconnects. Idempotent. */
  stop(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.signalling.close();
  }

  /** Asks who we are and what is open; after a failure again, as long as there is a connection. */
  async greet(): Promise<void> {
    const askedAtMs = performance.now();
    try {
      const hello = await this.signalling.ask('hub.hello', {});
      this.#aheadMs = hello.now - (askedAtMs + performance.now()) / 2;
      this.clockAhead.setState({ ms: hello.clockAheadMs });
      this.openMeetings.setState({ list: hello.openMeetings });
      this.hello.setState({ hello });
      for (const listener of this.#greeted) listener(hello);
    } catch (error) {
      if (!(error instanceof HubUnreachable)) console.warn('hub.hello', error);
      if (error instanceof ZodError && shouldReload(sessionStorage, timeOfPc())) window.location.reload();
      if (this.signalling.connection.getState().state === 'connected')
        setTimeout(() => {
          if (this.signalling.connection.getState().state === 'connected') void this.greet();
        }, askAgainMs);
    }
  }
  #signedOut(cause: NoticeOf<'hub.signedOut'>['cause']): void {
    const me = this.hello.getState().hello?.me;
    if (me?.onlyIn !== undefined) this.signalling.refuse('panel-ended');
    else if (me?.kind !== 'endpoint') this.signalling.refuse('not-signed-in');
    else if (cause === 'revoked') this.signalling.refuse('enrolment-revoked');
    else if (cause === 'replaced') this.signalling.refuse('enrolment-replaced');
    // Its name or its right to lead has changed: it is enrolled still, and begins anew. What comes soon after a reload is left to
    // the connection, which comes back by itself.
    else if (shouldReload(sessionStorage, timeOfPc())) window.location.reload();
  }
}
