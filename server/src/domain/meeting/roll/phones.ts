import { Refusal, type EndpointId } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';

/**
 * Says that an endpoint attends by telephone, or does no longer; nothing where that is so already. Refuses with `not-found`, with `forbidden` the
 * one that leads, with `attends-here` one that is there with its PC.
 */
export const markPhone = (meeting: Meeting, endpointId: EndpointId, byPhone: boolean, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const seat = meeting.seats.get(endpointId);
  if (seat === undefined) throw new Refusal('not-found');
  if (seat.endpoint.leads) throw new Refusal('forbidden');
  if (meeting.roll.phones.has(endpointId) === byPhone) return [];
  if (isPresent(seat)) throw new Refusal('attends-here');
  return [{ type: byPhone ? 'phoneAttended' : 'phoneEnded', endpointId, actor }];
};
