import { Refusal, type Instant } from '@diem-cau/shared';
import type { Clock } from '../../application/ports/clock.ts';
import type { EndingCause } from '../../application/sign-in/sessions.ts';
import { admit, type AdmittingSessions } from './admit.ts';

/** How often a page's session is looked at again, in milliseconds: it may end while the page was just coming in. */
const lookAgainMs = 5 * 60_000;

/** A page's session. */
interface WatchedSession {
  /** The `Cookie` header by which the page came. */
  readonly cookie: string | undefined;
  /** When it runs out. */
  readonly until: Instant;
  /** Whether anything still hangs on it: the page's socket, or a seat that is held for the page. */
  readonly matters: () => boolean;
  /** It has ended; called until nothing hangs on it any more. */
  readonly ended: (cause: EndingCause) => void;
}

/** Looks at the sessions of pages when they run out, and now and then: a page ends with its session, and so does a seat that outlives its page. */
export class SessionWatches {
  readonly #sessions: AdmittingSessions;
  readonly #clock: Clock;
  readonly #timers = new Map<WatchedSession, NodeJS.Timeout>();

  constructor(sessions: AdmittingSessions, clock: Clock) {
    this.#sessions = sessions;
    this.#clock = clock;
  }

  /** Watches a session from now on. The function returned says that something that hung on it is gone. */
  watch(watched: WatchedSession): () => void {
    this.#look(watched);
    return () => {
      if (!watched.matters()) this.#forget(watched);
    };
  }

  /** Watches none any more. Idempotent. */
  close(): void {
    for (const watched of this.#timers.keys()) this.#forget(watched);
  }

  #look(watched: WatchedSession): void {
    if (!watched.matters()) return this.#forget(watched);
    const leftMs = watched.until - this.#clock.now();
    const nextMs = leftMs > 0 ? Math.min(leftMs, lookAgainMs) : lookAgainMs;
    this.#timers.set(
      watched,
      setTimeout(() => this.#look(watched), nextMs),
    );
    admit(watched.cookie, this.#sessions).catch((error: unknown) => {
      // While nothing can be looked up, nobody is sent away.
      const cause = error instanceof Refusal ? causes.get(error.code) : undefined;
      if (cause !== undefined && watched.matters()) watched.ended(cause);
    });
  }

  #forget(watched: WatchedSession): void {
    clearTimeout(this.#timers.get(watched));
    this.#timers.delete(watched);
  }
}

const causes: ReadonlyMap<Refusal['code'], EndingCause> = new Map([
  ['enrolment-revoked', 'revoked'],
  ['enrolment-replaced', 'replaced'],
  ['panel-ended', 'revoked'],
  ['not-signed-in', 'signed-out'],
]);
