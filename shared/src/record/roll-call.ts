import { z } from 'zod';
import { EndpointId, PersonId } from '../kit/ids.ts';
import { Line, Reason } from '../kit/text.ts';
import { Instant } from '../kit/time.ts';

/** States of the clerk's roll call: có mặt trực tiếp, có mặt trực tuyến, vắng có lý do, vắng không lý do, chưa điểm danh. */
export const AttendeeState = z.enum(['in-person', 'online', 'excused', 'unexcused', 'not-called']);
export type AttendeeState = z.infer<typeof AttendeeState>;

const Minutes = z.int().min(0).max(1440);

/** A person on the roll of one endpoint. */
export const Attendee = z.strictObject({
  /** Null for somebody who is not in the directory of people. */
  personId: PersonId.nullable(),
  name: Line(1, 120),
  position: Line(0, 120),
  /** The person's unit as words, as on the day. */
  unit: Line(0, 160),
  state: AttendeeState,
  /** Why he or she is absent. */
  reason: Reason,
  /** Đến muộn, về sớm; null where in time. */
  lateMinutes: Minutes.nullable(),
  leftEarlyMinutes: Minutes.nullable(),
  /** Whom he or she stands in for (người dự thay), and why. */
  substituteFor: z.strictObject({ personId: PersonId.nullable(), name: Line(1, 120), reason: Line(1, 500) }).nullable(),
  /**
   * Of who is not in the directory and bears the name of somebody whom another call found at another endpoint: that endpoint where the clerk
   * says that it is the same person, null where it is another, missing where nobody answered.
   */
  sameAs: EndpointId.nullable().optional(),
});
export type Attendee = z.infer<typeof Attendee>;

/** So many people without a name are believed without a reason: a commune's hall holds about as many. */
export const mostUnnamedUnasked = 50;

/** Who is in one endpoint's room, as called. */
export const EndpointRoll = z.strictObject({
  attendees: z.array(Attendee).max(500),
  /** People present who are counted but not named. */
  others: z.int().min(0).max(5000),
  note: Line(0, 500),
});
export type EndpointRoll = z.infer<typeof EndpointRoll>;

/** `POST /api/meetings/:meetingId/roll-call`: confirms the roll of one endpoint in one call. */
export const RollCallEntry = z.strictObject({
  /** 1 for the first call, 2 for the second … */
  call: z.int().min(1).max(20),
  endpointId: EndpointId,
  roll: EndpointRoll,
  /** Needed where a roll that was confirmed is changed, people are present where the machine never saw the endpoint, or more than 50 are not named. */
  reason: Reason,
  /** The number of the entry that this one replaces, null for a first one: nobody overwrites what he has not seen. */
  replaces: z.int().nullable(),
});
export type RollCallEntry = z.infer<typeof RollCallEntry>;

/** A roll that a person confirmed. */
export const ConfirmedRoll = z.strictObject({
  /** Number in the meeting's book. */
  seq: z.int(),
  at: Instant,
  by: z.string(),
  call: z.int(),
  roll: EndpointRoll,
  reason: z.string(),
});
export type ConfirmedRoll = z.infer<typeof ConfirmedRoll>;

/** The roll call of one endpoint: what the machine saw, what is proposed, what was confirmed. */
export const EndpointRollCall = z.strictObject({
  endpointId: EndpointId,
  name: z.string(),
  leads: z.boolean(),
  /** What the machine saw; null where the endpoint never came. */
  seen: z
    .strictObject({
      firstJoinedAt: Instant,
      lastSeenAt: Instant,
      presentMs: z.int(),
      lateMs: z.int(),
      leftEarlyMs: z.int().nullable(),
      dropOuts: z.int(),
    })
    .nullable(),
  /** Since when it attended by telephone, as whoever conducted said; missing where it never did. */
  byPhoneAt: Instant.optional(),
  proposal: EndpointRoll,
  /** The roll in force of each call, in the order of calls. */
  confirmed: z.array(ConfirmedRoll),
  /** Every confirmation in the order of the book: an entry's predecessor in the same call is what stood there before. */
  history: z.array(ConfirmedRoll),
});
export type EndpointRollCall = z.infer<typeof EndpointRollCall>;

/** `GET /api/meetings/:meetingId/roll-call`. */
export const RollCallBody = z.strictObject({
  /** How many calls there were, 0 before the first. */
  calls: z.int(),
  endpoints: z.array(EndpointRollCall),
});
export type RollCallBody = z.infer<typeof RollCallBody>;

/** Whether somebody on a roll is there, in the room that leads or at the other end of a line. */
export const isPresent = ({ state }: Pick<Attendee, 'state'>): boolean => state === 'in-person' || state === 'online';

/** People who are there by a roll, named or only counted. */
export const presentCount = ({
  attendees,
  others,
}: {
  readonly attendees: readonly Pick<Attendee, 'state'>[];
  readonly others: number;
}): number => attendees.filter(isPresent).length + others;
