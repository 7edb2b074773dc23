import { z } from 'zod';
import { AccountId, EndpointId } from './ids.ts';

/** What a person may do; each account has one role. */
export const Role = z.enum(['admin', 'chair', 'secretary', 'technician', 'delegate']);
export type Role = z.infer<typeof Role>;

/** Who is asking: a person who signed in, or the PC of an enrolled endpoint. */
export const Principal = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('account'),
    accountId: AccountId,
    userName: z.string(),
    displayName: z.string(),
    role: Role,
    mustChangePassword: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('endpoint'),
    endpointId: EndpointId,
    name: z.string(),
    /** The room from which the chair leads: it acts with the chair's rights without anybody typing a password. */
    leads: z.boolean(),
    /** Whether giving it the floor may open its microphone, for its waiting page. */
    mayBeOpened: z.boolean().optional(),
  }),
]);
export type Principal = z.infer<typeof Principal>;

/** The role in which a principal acts: an endpoint that leads acts as the chair, any other endpoint as a delegate. */
export const actingRole = (principal: Principal): Role => {
  if (principal.kind === 'account') return principal.role;
  return principal.leads ? 'chair' : 'delegate';
};
