import { Refusal, type EndpointId } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';

/** Lets the microphone of an endpoint give way while others speak, or no more; nothing where it stands so. Refuses with `not-found`, `meeting-not-open`. */
export const setHalfDuplex = (meeting: Meeting, endpointId: EndpointId, on: boolean, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (!meeting.seats.has(endpointId)) throw new Refusal('not-found');
  return meeting.duplex.has(endpointId) === on ? [] : [{ type: 'halfDuplexSet', endpointId, on, actor }];
};
