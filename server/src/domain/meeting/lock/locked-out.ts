import type { EndpointId } from '@diem-cau/shared';
import type { Meeting } from '../meeting.ts';
import { hosts } from '../parts/standing.ts';
import { ringingSince } from '../rings/state.ts';

/**
 * Whether an endpoint on the list of a locked meeting has to ask before it comes in: who is new, or left of its own accord, or lost its
 * enrolment. Not who dropped out, be it with the hub; not who conducts it, who was let in, and whom it calls.
 */
export const isLockedOut = (meeting: Meeting, endpointId: EndpointId): boolean => {
  const { lock, seats, rings, parts } = meeting;
  const seat = seats.get(endpointId);
  if (lock.since === null || seat === undefined) return false;
  const { endpoint, presence } = seat;
  if (endpoint.leads || hosts(endpoint, parts.hostUnitId)) return false;
  if (lock.entries.get(endpointId)?.stands === 'admitted' || ringingSince(rings, endpointId) !== null) return false;
  if (presence.state === 'dropped') return presence.cause === 'revoked';
  return presence.state !== 'present';
};
