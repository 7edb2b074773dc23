import type { Principal, RequestName } from '@diem-cau/shared';
import { askerOf } from '../../application/page.ts';
import type { Stopwatch } from '../../application/ports/clock.ts';
import { tokenBucket, type Allowance, type TokenBucket } from '../../application/token-bucket.ts';

/** Requests that all pages of an endpoint, or of an account, may make together: coming in with all media takes about twelve. */
const everyRequest: Allowance = { burst: 120, perSecond: 20 };
/** Of these the dear ones: coming in with all media takes five, and a line that flaps comes back every few seconds. */
const dearRequest: Allowance = { burst: 40, perSecond: 2 };

/** Requests that cost the hub much more than they cost who asks: media at the worker, a fact on the disk, a whole view on the wire. */
export const dearRequests: ReadonlySet<RequestName> = new Set([
  'meeting.open',
  'meeting.join',
  'meeting.watch',
  'meeting.snapshot',
  'media.rebuild',
  'media.produce',
  'media.openMicrophone',
] satisfies readonly RequestName[]);

/** Who asks for too much is named at most so often, in milliseconds. */
const namedEveryMs = 60_000;

interface Budget {
  readonly every: TokenBucket;
  readonly dear: TokenBucket;
  /** When the asker was last named; null until then. */
  namedAt: number | null;
}

/**
 * What each asker may still ask for, shared by all its sockets and kept when they end: opening another page brings nothing. Askers are
 * endpoints and accounts that have signed in, so there are only so many.
 */
export class RequestBudgets {
  readonly #stopwatch: Stopwatch;
  readonly #budgets = new Map<string, Budget>();

  readonly #flooded: (asker: Principal) => void;

  /** @param flooded is told who asks for too much, each of them once a minute */
  constructor(stopwatch: Stopwatch, flooded: (asker: Principal) => void) {
    this.#stopwatch = stopwatch;
    this.#flooded = flooded;
  }

  /** Whether this asker may make this request now; it is counted. A dear request that is refused leaves room for the others. */
  take(asker: Principal, name: unknown): boolean {
    const budget = this.#of(askerOf(asker));
    if (budget.every.take() && (!isDear(name) || budget.dear.take())) return true;
    this.refused(asker);
    return false;
  }

  /** This asker was refused something, here or elsewhere: it is named, once a minute. */
  refused(asker: Principal): void {
    const budget = this.#of(askerOf(asker));
    const now = this.#stopwatch.monotonicMs();
    if (budget.namedAt !== null && now - budget.namedAt < namedEveryMs) return;
    budget.namedAt = now;
    this.#flooded(asker);
  }

  #of(asker: string): Budget {
    const known = this.#budgets.get(asker);
    if (known !== undefined) return known;
    const budget: Budget = {
      every: tokenBucket(this.#stopwatch, everyRequest),
      dear: tokenBucket(this.#stopwatch, dearRequest),
      namedAt: null,
    };
    this.#budgets.set(asker, budget);
    return budget;
  }
}

const dearNames: ReadonlySet<unknown> = dearRequests;
const isDear = (name: unknown): boolean => dearNames.has(name);
