import { AccountId, EndpointId, EnrolmentId, Instant, PanelId } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

/**
 * For whom a panel acts, and what has to hold for as long as it is one: the enrolment of the PC from which it was asked for, or the account with the
 * password and the role of that moment (`generation`).
 */
export const PanelBond = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('endpoint'), endpointId: EndpointId, enrolmentId: EnrolmentId }),
  z.strictObject({ of: z.literal('account'), accountId: AccountId, generation: z.int() }),
]);
export type PanelBond = z.infer<typeof PanelBond>;

/**
 * Why a panel ended: somebody ended it; it was signed out, or paired anew, at the panel itself; the PC or the account on which it hung is not what
 * it was; its hours were over. That the meeting was closed needs no fact.
 */
export const PanelEndCause = z.enum(['ended', 'left', 'unbound', 'over']);
export type PanelEndCause = z.infer<typeof PanelEndCause>;

/** Who had panels paired with the meeting, and how they ended. */
export const panelFacts = [
  /** `actor` asked for it, and is for whom it acts; `browser` and `system` as the device called itself. */
  z.strictObject({
    type: z.literal('panelPaired'),
    panelId: PanelId,
    bond: PanelBond,
    until: Instant,
    browser: z.string(),
    system: z.string(),
    actor: Actor,
  }),
  z.strictObject({ type: z.literal('panelEnded'), panelId: PanelId, cause: PanelEndCause, actor: Actor }),
] as const;
