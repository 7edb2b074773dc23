import { z } from 'zod';
import { AccountId, EndpointId, MeetingId } from './ids.ts';

/** What a person may do; each account has one role. */
export const Role = z.enum(['admin', 'chair', 'secretary', 'technician', 'delegate']);
export type Role = z.infer<typeof Role>;

/** What a PC is enrolled for: to hold its endpoint's seat, to show the meeting beside it, or to act in it beside the seat, without media. */
export const PcPurpose = z.enum(['seat', 'display', 'panel']);
export type PcPurpose = z.infer<typeof PcPurpose>;

/** On a panel that was paired with one meeting: there alone it is anything, whoever it acts for. */
const Bound = { onlyIn: MeetingId.optional() };

/** Who is asking: a person who signed in, or a PC of an endpoint, enrolled for a purpose; or a panel that was paired by one of them. */
export const Principal = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('account'),
    accountId: AccountId,
    userName: z.string(),
    displayName: z.string(),
    role: Role,
    mustChangePassword: z.boolean(),
    ...Bound,
  }),
  z.strictObject({
    kind: z.literal('endpoint'),
    endpointId: EndpointId,
    name: z.string(),
    /** The room from which the chair leads: it acts with the chair's rights without anybody typing a password. */
    leads: z.boolean(),
    /** Whether giving it the floor may open its microphone, for its waiting page. */
    mayBeOpened: z.boolean().optional(),
    /** Whether its PC takes the seat by itself, for its waiting page. */
    joinsByItself: z.boolean().optional(),
    /** What this PC is for; the seat where nothing is said. */
    as: PcPurpose.optional(),
    ...Bound,
  }),
]);
export type Principal = z.infer<typeof Principal>;

/** Whether it only shows what goes on, and asks for nothing in its endpoint's name. */
export const onlyShows = (principal: Principal): boolean => principal.kind === 'endpoint' && principal.as === 'display';

/**
 * The role in which a principal acts. The seat of an endpoint that leads acts as the chair, in every meeting and outside of any; any other
 * endpoint as a delegate. So does a panel: what it may do comes from the part that its endpoint has in one meeting, and is worth nothing elsewhere.
 */
export const actingRole = (principal: Principal): Role => {
  if (principal.kind === 'account') return principal.role;
  return principal.leads && (principal.as ?? 'seat') === 'seat' ? 'chair' : 'delegate';
};
