import { z } from 'zod';
import { EndpointId, MeetingId } from '../kit/ids.ts';
import { MeetingPolicy, MeetingType } from '../settings/meeting-types.ts';
import { Instant } from '../kit/time.ts';

/** Why an endpoint that was in the meeting is not there now. */
export const DropCause = z.enum(['link-lost', 'page-closed', 'hub', 'revoked']);
export type DropCause = z.infer<typeof DropCause>;

/** How good an endpoint's line is, steadied over some samples. */
export const LinkGrade = z.enum(['good', 'weak', 'bad']);
export type LinkGrade = z.infer<typeof LinkGrade>;

/** Where an endpoint stands in a meeting. */
export const SeatState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('expected') }),
  z.strictObject({ state: z.literal('present'), since: Instant }),
  z.strictObject({ state: z.literal('dropped'), since: Instant, cause: DropCause }),
  z.strictObject({ state: z.literal('left'), since: Instant }),
]);
export type SeatState = z.infer<typeof SeatState>;

/** An endpoint's place in the meeting as every page sees it. */
export const SeatView = z.strictObject({
  endpointId: EndpointId,
  name: z.string(),
  leads: z.boolean(),
  seat: SeatState,
  /** `withheld`: muted by the chair or not allowed yet; only the chair can change that. */
  microphone: z.enum(['open', 'closed', 'withheld']),
  camera: z.enum(['on', 'off']),
});
export type SeatView = z.infer<typeof SeatView>;

/** What everybody sees large. */
export const StageView = z.strictObject({
  /** The endpoint from which the meeting is led, while it is present. */
  chair: EndpointId.nullable(),
  /** Who spoke last, kept after falling silent so that the stage does not flicker. */
  speaker: EndpointId.nullable(),
  screen: EndpointId.nullable(),
});
export type StageView = z.infer<typeof StageView>;

export const MeetingPhase = z.strictObject({ phase: z.enum(['running', 'break', 'closed']), since: Instant });
export type MeetingPhase = z.infer<typeof MeetingPhase>;

/** The whole of what a page knows of a meeting: joiner and resumer get the same. */
export const MeetingView = z.strictObject({
  meetingId: MeetingId,
  /** Number of the last announcement that is contained. */
  seq: z.int().nonnegative(),
  title: z.string(),
  type: MeetingType,
  policy: MeetingPolicy,
  openedAt: Instant,
  phase: MeetingPhase,
  maxEndpoints: z.int().positive(),
  /** Whether the chair has muted all: those who join later are withheld as well. */
  microphones: z.enum(['free', 'withheld']),
  /** Who is heard now; null in silence. */
  speaking: EndpointId.nullable(),
  stage: StageView,
  /** In the directory's order, which never changes in a meeting. */
  seats: z.array(SeatView).max(1000),
  /** `troubled`: the hub cannot write the record at the moment. */
  record: z.enum(['sound', 'troubled']),
});
export type MeetingView = z.infer<typeof MeetingView>;

/** What changed with one announcement; seats by endpoint, all else whole. A gap in `seq` means: ask for the snapshot again. */
export const MeetingChanges = z.strictObject({
  ...MeetingView.omit({ meetingId: true, seq: true, seats: true, openedAt: true, policy: true }).partial().shape,
  seats: z.array(SeatView).max(1000).optional(),
});
export type MeetingChanges = z.infer<typeof MeetingChanges>;

/** A meeting that is open now, as the pages that wait for it list it. */
export const OpenMeeting = z.strictObject({
  meetingId: MeetingId,
  title: z.string(),
  type: MeetingType,
  policy: MeetingPolicy,
  openedAt: Instant,
  /** When the invitation says that it begins; null where nobody said so. */
  scheduledAt: Instant.nullable(),
  phase: MeetingPhase,
  /** Communes, as `attendance` counts them. */
  expectedCount: z.int(),
  presentCount: z.int(),
  /** Whether the endpoint that asks is on its list; true for accounts. */
  expectsYou: z.boolean(),
});
export type OpenMeeting = z.infer<typeof OpenMeeting>;
