import { AccountId, Line, type FormerName } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../kit/actor.ts';
import { authorName } from '../kit/actor.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

/** What happened to an account that later readers of the records have to know: it bears another name from now on. */
export const AccountFact = z.strictObject({
  type: z.literal('displayNameChanged'),
  accountId: AccountId,
  before: z.string(),
  after: Line(1, 120),
  actor: Actor,
});
export type AccountFact = z.infer<typeof AccountFact>;

/** The names that an account bore before, the oldest first: until when, and who changed each. */
export const formerNames = (facts: readonly StampedFact<AccountFact>[], accountId: AccountId): FormerName[] =>
  facts.flatMap(({ at, fact }) =>
    fact.accountId === accountId ? [{ displayName: fact.before, until: at, by: authorName(fact.actor) }] : [],
  );
