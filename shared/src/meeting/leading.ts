import { z } from 'zod';
import { AccountId, EndpointId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';

/** Whom a request names: an endpoint on the meeting's list, or a person. */
export const DeputyChoice = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('endpoint'), endpointId: EndpointId }),
  z.strictObject({ of: z.literal('account'), accountId: AccountId }),
]);
export type DeputyChoice = z.infer<typeof DeputyChoice>;

/** A deputy as pages know it, by its name of the day. */
export const DeputyView = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('endpoint'), endpointId: EndpointId, name: z.string().max(300) }),
  z.strictObject({ of: z.literal('account'), accountId: AccountId, name: z.string().max(300) }),
]);
export type DeputyView = z.infer<typeof DeputyView>;

/** Why a deputy leads: the chair was away for the set time, handed over, or an admin gave the lead while the chair was away. */
export const LeadCause = z.enum(['away', 'handed-over', 'assigned']);
export type LeadCause = z.infer<typeof LeadCause>;

/** Who leads in the place of the chair, and who would. */
export const LeadingView = z.strictObject({
  leading: z.strictObject({
    /** Who stands by: whoever was named, else the meeting's secretary; null where there is nobody. */
    deputy: DeputyView.nullable(),
    /** Who leads now in the chair's place; null while the chair does, or nobody. */
    acting: z.strictObject({ deputy: DeputyView, since: Instant, cause: LeadCause }).nullable(),
    /** Who led last in the chair's place, from when until when, and whether it was shut out then; null while somebody never has. */
    last: z
      .strictObject({ name: z.string().max(300), since: Instant, until: Instant, shutOut: z.literal(true).optional() })
      .nullable(),
    /** When the deputy is to lead by itself, as the chair is away; null where that is not to be. */
    passesAt: Instant.nullable(),
  }),
});
export type LeadingView = z.infer<typeof LeadingView>;
