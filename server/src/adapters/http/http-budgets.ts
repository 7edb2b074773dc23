import { Refusal } from '@diem-cau/shared';
import type { RequestHandler } from 'express';
import type { Budgets } from '../../application/kit/budgets.ts';
import { networkOf } from '../../application/kit/network-of.ts';
import type { Sessions } from '../../application/sign-in/sessions.ts';
import type { Allowance } from '../../application/kit/token-bucket.ts';

/**
 * Requests of one person or PC, whatever they ask for: a page with all its files takes about forty, and who has five of them open and
 * reloads them all is still within it. A request of the registry costs some milliseconds of one core.
 */
const ofOne: Allowance = { burst: 400, perSecond: 30 };
/**
 * Requests from one address without a session: all PCs of a district may stand behind it, and come at once with pages that are new to
 * them. PCs and people with a session, and browsers with which somebody signed in before, don't count here, so that a stranger behind the same
 * address keeps none of them out.
 */
const ofStrangers: Allowance = { burst: 4_000, perSecond: 200 };

export interface HttpBudgetParts {
  readonly budgets: Budgets;
  readonly sessions: Pick<Sessions, 'claimant'>;
}

/** Refuses with `too-many-requests` whoever has asked for more than its budget; for every address that is asked for. */
export const withinBudget =
  ({ budgets, sessions }: HttpBudgetParts): RequestHandler =>
  (request, _, next) => {
    // Only by the signature: looking up who it is would cost more than what is saved.
    const claimant = sessions.claimant(request.headers.cookie);
    const asker = claimant ?? `address:${networkOf(request.socket.remoteAddress ?? 'unknown')}`;
    const retryAfterMs = budgets.take(asker, claimant === null ? ofStrangers : ofOne);
    if (retryAfterMs > 0) throw new Refusal('too-many-requests', [], { retryAfterMs });
    next();
  };
