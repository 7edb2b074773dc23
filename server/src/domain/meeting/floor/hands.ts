import { Refusal, type EndpointId } from '@diem-cau/shared';
import { assertOpen } from '../course/course.ts';
import type { Actor } from '../../kit/actor.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { presentSeat } from '../seats/seating.ts';
import { hasFloor } from './state.ts';

const placeOf = (meeting: Meeting, endpointId: EndpointId): number => {
  assertOpen(meeting);
  const place = meeting.floor.queue.findIndex((hand) => hand.endpointId === endpointId);
  if (place === -1) throw new Refusal('no-hand');
  return place;
};

/**
 * An endpoint asks to speak, or says anew what about; nothing where it says the same. The leading endpoint needs no hand (`forbidden`),
 * whoever has the floor neither (`has-floor`).
 */
export const raiseHand = (
  meeting: Meeting,
  endpointId: EndpointId,
  { topic, debate }: { readonly topic: string; readonly debate: boolean },
): MeetingEvent[] => {
  const { endpoint } = presentSeat(meeting, endpointId);
  if (endpoint.leads) throw new Refusal('forbidden');
  if (hasFloor(meeting.floor, endpointId)) throw new Refusal('has-floor');
  const hand = meeting.floor.queue.find((each) => each.endpointId === endpointId);
  if (hand?.topic === topic && hand.debate === debate) return [];
  return [{ type: 'handRaised', endpointId, topic, debate }];
};

/** An endpoint withdraws its hand. Refuses with `no-hand`. */
export const withdrawHand = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  placeOf(meeting, endpointId);
  return [{ type: 'handLowered', endpointId, cause: 'own', actor }];
};

/** An endpoint gives the floor back. Refuses with `no-floor`. */
export const yieldFloor = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  presentSeat(meeting, endpointId);
  if (!hasFloor(meeting.floor, endpointId)) throw new Refusal('no-floor');
  return [{ type: 'floorEnded', endpointId, cause: 'own', actor }];
};

/** The chair takes a hand off the queue. Refuses with `no-hand`. */
export const lowerHand = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  placeOf(meeting, endpointId);
  return [{ type: 'handLowered', endpointId, cause: 'chair', act: 'lower', actor }];
};

/** The chair moves a hand in the queue; a place behind its end is its end. Refuses with `no-hand`. */
export const moveHand = (meeting: Meeting, endpointId: EndpointId, to: number, actor: Actor): MeetingEvent[] => {
  const place = Math.min(to, meeting.floor.queue.length - 1);
  return placeOf(meeting, endpointId) === place
    ? []
    : [{ type: 'handMoved', endpointId, to: place, act: 'move', actor }];
};
