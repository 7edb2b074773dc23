import type { Principal, RequestName } from '@diem-cau/shared';
import { Budgets } from '../../application/kit/budgets.ts';
import { askerOf } from '../../application/meeting/connections/page.ts';
import type { Stopwatch } from '../../application/ports/clock.ts';
import type { Allowance } from '../../application/kit/token-bucket.ts';

/** Requests that all pages of an endpoint, or of an account, may make together: coming in with all media takes about twelve. */
const everyRequest: Allowance = { burst: 120, perSecond: 20 };
/** Of these the dear ones: coming in with all media takes five, and a line that flaps comes back every few seconds. */
const dearRequest: Allowance = { burst: 40, perSecond: 2 };

/** Requests that cost the hub much more than they cost who asks: media at the worker, a fact on the disk, a whole view on the wire. */
const dearRequests: ReadonlySet<RequestName> = new Set([
  'meeting.open',
  'meeting.join',
  'meeting.resume',
  'meeting.attend',
  'meeting.watch',
  'meeting.snapshot',
  'media.rebuild',
  'media.produce',
  'media.openMicrophone',
  'floor.raiseHand',
  'floor.background',
  'record.watch',
  'check.openMedia',
  'check.produce',
] satisfies readonly RequestName[]);

/** What the requests of each endpoint, and of each account, may come to over all its sockets. */
export class RequestBudgets {
  readonly #budgets: Budgets;

  /** @param exceeded is told who asks for too much, each of them once a minute */
  constructor(stopwatch: Stopwatch, exceeded: (asker: string) => void) {
    this.#budgets = new Budgets(stopwatch, exceeded);
  }

  /** Whether this asker may make this request now; it is counted. A dear request that is refused leaves room for the others. */
  take(asker: Principal, name: unknown): boolean {
    const allowances = isDear(name) ? [everyRequest, dearRequest] : [everyRequest];
    return this.#budgets.take(askerOf(asker), ...allowances) === 0;
  }

  /** This asker was refused something elsewhere: it is named, once a minute. */
  refused(asker: Principal): void {
    this.#budgets.refused(askerOf(asker));
  }
}

const dearNames: ReadonlySet<unknown> = dearRequests;
const isDear = (name: unknown): boolean => dearNames.has(name);
