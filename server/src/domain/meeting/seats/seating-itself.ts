import { Refusal, type EndpointId } from '@diem-cau/shared';
import { isLockedOut } from '../lock/locked-out.ts';
import type { Meeting } from '../meeting.ts';

/**
 * Whether an endpoint's PC takes its seat without a press: the directory said so when the meeting was opened, and nobody of the endpoint has
 * been in it. So a locked meeting is asked first, a leaving is never undone, two PCs never take the seat from each other in turn, and who dropped out comes back as who it was.
 */
export const seatsItself = (meeting: Meeting, endpointId: EndpointId): boolean => {
  const seat = meeting.seats.get(endpointId);
  if (seat === undefined) return false;
  const { joinsByItself = false, leads } = seat.endpoint;
  return joinsByItself && !leads && seat.presence.state === 'expected' && !isLockedOut(meeting, endpointId);
};

/** Refuses with `not-by-itself` a join that nobody pressed and that is not to be. */
export const assertSeatsItself = (meeting: Meeting, endpointId: EndpointId): void => {
  if (!seatsItself(meeting, endpointId)) throw new Refusal('not-by-itself');
};
