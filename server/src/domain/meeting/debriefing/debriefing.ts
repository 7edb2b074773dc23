import { Refusal, type DebriefingEnd, type EndpointId, type MeetingId, type Principal } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen, closeMeeting } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { presentChair } from '../seats/state.ts';

/** Whether a conference is a debriefing. */
export const isDebriefing = ({ debriefing }: Pick<Meeting, 'debriefing'>): boolean => debriefing.of !== null;

/** Whether a principal may be in a debriefing: the enrolled PCs of its endpoints alone, no person, whatever the role, and no panel that was paired. */
export const isOfCircle = ({ seats }: Pick<Meeting, 'seats'>, principal: Principal): boolean =>
  principal.kind === 'endpoint' && principal.onlyIn === undefined && seats.has(principal.endpointId);

/**
 * Closes a meeting with a debriefing of its leading endpoint and the chosen ones. Refuses with `chair-not-there`, `not-expected`,
 * `debriefing-not-there` for one that is not in the meeting now, `debriefing-alone`, `meeting-not-open`.
 */
export const closeForDebriefing = (
  meeting: Meeting,
  debriefingId: MeetingId,
  chosen: readonly EndpointId[],
  actor: Actor,
): MeetingEvent[] => {
  assertOpen(meeting);
  const chair = presentChair(meeting.seats);
  if (chair === null) throw new Refusal('chair-not-there');
  const others = [...new Set(chosen)].filter((endpointId) => endpointId !== chair);
  const seats = [chair, ...others].map((endpointId) => {
    const seat = meeting.seats.get(endpointId);
    if (seat === undefined) throw new Refusal('not-expected');
    if (seat.presence.state !== 'present') throw new Refusal('debriefing-not-there', [seat.endpoint.name]);
    return seat;
  });
  if (others.length === 0) throw new Refusal('debriefing-alone');
  const circle = seats.map(({ endpoint: { endpointId, name } }) => ({ endpointId, name }));
  return [{ type: 'debriefingBegan', debriefingId, circle, actor }, ...closeMeeting(meeting, actor)];
};

/** Ends a debriefing, for all. Refuses with `no-debriefing`, `meeting-not-open`. */
export const endDebriefing = (meeting: Meeting, cause: DebriefingEnd, actor: Actor): MeetingEvent[] => {
  if (!isDebriefing(meeting)) throw new Refusal('no-debriefing');
  assertOpen(meeting);
  return [
    { type: 'debriefingEnded', cause, actor },
    { type: 'meetingClosed', actor },
  ];
};

/** The debriefing with which a meeting was closed is over, which goes on its record; nothing where it says so already. */
export const noteDebriefingEnded = (
  { debriefing: { began, ended } }: Meeting,
  cause: DebriefingEnd,
  actor: Actor,
): MeetingEvent[] => (began === null || ended !== null ? [] : [{ type: 'debriefingEnded', cause, actor }]);
