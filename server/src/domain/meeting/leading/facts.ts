import { AccountId, EndpointId, LeadCause } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

/** Who leads, or would lead, in the chair's place, with the names of the moment. */
export const Deputy = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('endpoint'), endpointId: EndpointId, name: z.string() }),
  z.strictObject({ of: z.literal('account'), accountId: AccountId, name: z.string(), userName: z.string() }),
]);
export type Deputy = z.infer<typeof Deputy>;

/**
 * The chair came back, took it back, was given it back by the deputy; the deputy is one no longer, was away while the chair was there, or was
 * shut out: its account was locked, its PC's enrolment withdrawn.
 */
const ReturnCause = z.enum(['back', 'taken-back', 'given-back', 'revoked', 'deputy-away', 'shut-out']);

/** Who was named to lead in the chair's place, and who did, from when until when. */
export const leadingFacts = [
  /** Null leaves it to the meeting's secretary. */
  z.strictObject({ type: z.literal('deputyNamed'), deputy: Deputy.nullable(), actor: Actor }),
  z.strictObject({ type: z.literal('leadPassed'), to: Deputy, cause: LeadCause, actor: Actor }),
  z.strictObject({ type: z.literal('leadReturned'), cause: ReturnCause, actor: Actor }),
] as const;
