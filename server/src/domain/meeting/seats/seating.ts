import { Refusal, type DropCause, type EndpointId, type Instant } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent, MeetingEventOf } from '../events.ts';
import { lapseCause } from '../floor/chairing.ts';
import { chairIsBack } from '../leading/passing.ts';
import { isLockedOut } from '../lock/locked-out.ts';
import type { Meeting } from '../meeting.ts';
import { answeredRing } from '../rings/ringing.ts';
import { heldSeats, isPresent, type Seat } from './state.ts';

/** The seat of an endpoint that is in the meeting now; refuses with `not-in-meeting`. */
export const presentSeat = (meeting: Meeting, endpointId: EndpointId): Seat => {
  assertOpen(meeting);
  const seat = meeting.seats.get(endpointId);
  if (!isPresent(seat)) throw new Refusal('not-in-meeting');
  return seat;
};

/**
 * Seats an endpoint. One that is present already is taken over by its new page; one that dropped out gets its seat back even when
 * others wait, for a dropped endpoint holds its seat. Refuses with `not-expected`, `meeting-locked`, `meeting-full`, `hub-full`, `meeting-not-open`.
 * @param heldElsewhere seats held in the hub's other meetings
 */
export const seatEndpoint = (
  meeting: Meeting,
  endpointId: EndpointId,
  heldElsewhere: number,
  hubCap: number,
): MeetingEvent[] => {
  assertOpen(meeting);
  const seat = meeting.seats.get(endpointId);
  if (seat === undefined) throw new Refusal('not-expected');
  if (seat.presence.state === 'present') return [{ type: 'seatTaken', endpointId }];
  if (isLockedOut(meeting, endpointId)) throw new Refusal('meeting-locked');
  const answered = answeredRing(meeting.rings, endpointId);
  const back = chairIsBack(meeting, endpointId);
  if (seat.presence.state === 'dropped') return [...answered, { type: 'endpointResumed', endpointId }, ...back];
  const held = heldSeats(meeting.seats, endpointId);
  if (held >= meeting.course.maxEndpoints) throw new Refusal('meeting-full');
  if (held + heldElsewhere >= hubCap) throw new Refusal('hub-full');
  return [...answered, { type: 'endpointJoined', endpointId }, ...back];
};

/** Its PC is not let in any more: what it keeps for when it is back, the floor and the lead, it has no longer. */
const shutOut = ({ floor, roll, leading: { acting } }: Meeting, endpointId: EndpointId): MeetingEvent[] => {
  const actor: Actor = { by: 'hub' };
  const holds = floor.holders.some((holder) => holder.endpointId === endpointId);
  const cause = lapseCause(roll, endpointId);
  const leads = acting?.deputy.of === 'endpoint' && acting.deputy.endpointId === endpointId;
  return [
    ...(holds ? [{ type: 'floorEnded', endpointId, cause, actor } as const] : []),
    ...(leads ? [{ type: 'leadReturned', cause: 'shut-out', actor } as const] : []),
  ];
};

/**
 * An endpoint went away without saying so; nothing when it was away already, but for one whose enrolment was withdrawn and that kept the
 * floor or the lead.
 * @param heardAt when it was heard last, where that is before now; it was away from then on
 */
export const dropEndpoint = (
  meeting: Meeting,
  endpointId: EndpointId,
  cause: DropCause,
  heardAt?: Instant,
): MeetingEvent[] => {
  const seat = meeting.seats.get(endpointId);
  if (meeting.course.phase.phase === 'closed' || seat === undefined) return [];
  const lost = cause === 'revoked' ? shutOut(meeting, endpointId) : [];
  if (seat.presence.state !== 'present') return lost;
  const since = heardAt === undefined ? {} : { since: Math.max(heardAt, seat.presence.since) };
  return [{ type: 'endpointDropped', endpointId, cause, ...since }, ...lost];
};

/** From when an endpoint that dropped out was away. @param at when that was noticed */
export const awayFrom = ({ since }: MeetingEventOf<'endpointDropped'>, at: Instant): Instant =>
  Math.min(since ?? at, at);

/** An endpoint that dropped out is heard again where it was; nothing when it is there already. */
export const returnEndpoint = (meeting: Meeting, endpointId: EndpointId): MeetingEvent[] =>
  meeting.course.phase.phase !== 'closed' && meeting.seats.get(endpointId)?.presence.state === 'dropped'
    ? [
        ...answeredRing(meeting.rings, endpointId),
        { type: 'endpointResumed', endpointId },
        ...chairIsBack(meeting, endpointId),
      ]
    : [];

/** An endpoint leaves on purpose. */
export const leaveMeeting = (meeting: Meeting, endpointId: EndpointId): MeetingEvent[] => {
  presentSeat(meeting, endpointId);
  return [{ type: 'endpointLeft', endpointId }];
};
