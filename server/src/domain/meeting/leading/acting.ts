import { deputySeconds, type EndpointId, type Instant } from '@diem-cau/shared';
import type { Meeting } from '../meeting.ts';
import { isPresent, presentChair } from '../seats/state.ts';
import type { Deputy } from './facts.ts';
import type { Acting } from './state.ts';

/** Whether two names are of the same deputy, whatever it was called. */
export const isSameDeputy = (one: Deputy | null, other: Deputy | null): boolean =>
  one !== null &&
  other !== null &&
  (one.of === 'endpoint'
    ? other.of === 'endpoint' && one.endpointId === other.endpointId
    : other.of === 'account' && one.accountId === other.accountId);

/** Who leads where the chair is away: whoever was named, else the meeting's secretary; null for nobody. */
export const deputyOf = ({ leading: { named }, parts: { secretary } }: Meeting): Deputy | null =>
  named ?? (secretary === null ? null : { of: 'account', ...secretary });

/** Who leads now in the chair's place: nobody any more who is no deputy any more, but for whom an admin chose. */
export const actingNow = (meeting: Meeting): Acting | null => {
  const { acting } = meeting.leading;
  if (acting === null || meeting.course.phase.phase === 'closed') return null;
  return acting.cause === 'assigned' || isSameDeputy(acting.deputy, deputyOf(meeting)) ? acting : null;
};

/** Whether a deputy can lead: an endpoint while it is in the meeting. A person has no seat, so that nobody can tell. */
export const isThere = ({ seats }: Meeting, deputy: Deputy): boolean =>
  deputy.of === 'account' || isPresent(seats.get(deputy.endpointId));

/** Since when the chair has been away; null while it is there, and where it never came. */
export const chairAwaySince = (meeting: Meeting): Instant | null => {
  if (presentChair(meeting.seats) !== null) return null;
  const since = [...meeting.seats.values()].flatMap(({ endpoint: { leads, endpointId } }) =>
    leads ? (meeting.leading.away.get(endpointId) ?? []) : [],
  );
  return since.length === 0 ? null : Math.max(...since);
};

/** For how long the chair may be away before the deputy leads, in milliseconds. */
export const deputyMs = ({ course: { policy } }: Meeting): number => (policy.deputySeconds ?? deputySeconds) * 1000;

/** When the deputy leads by itself; null where the chair is there, nobody could lead, or somebody does already. */
export const passesAt = (meeting: Meeting): Instant | null => {
  const since = chairAwaySince(meeting);
  const deputy = deputyOf(meeting);
  if (since === null || deputy === null || meeting.leading.acting !== null || !isThere(meeting, deputy)) return null;
  return since + deputyMs(meeting);
};

/** The endpoint that leads in the chair's place; null where none does, or a person. */
const actingEndpoint = (meeting: Meeting): EndpointId | null => {
  const deputy = actingNow(meeting)?.deputy;
  return deputy?.of === 'endpoint' ? deputy.endpointId : null;
};

/** Whether an endpoint may speak without being given the floor, and is muted by nobody: the one that leads, and who does so in its place. */
export const speaksFreely = (meeting: Meeting, endpointId: EndpointId): boolean =>
  meeting.seats.get(endpointId)?.endpoint.leads === true || actingEndpoint(meeting) === endpointId;

/** The endpoint from which the meeting is led now, where it is there: the deputy's, else the chair's. */
export const leadingSeat = (meeting: Meeting): EndpointId | null => {
  const acting = actingEndpoint(meeting);
  return acting !== null && isPresent(meeting.seats.get(acting)) ? acting : presentChair(meeting.seats);
};
