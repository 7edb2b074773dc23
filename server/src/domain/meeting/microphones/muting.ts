import { Refusal, type EndpointId } from '@diem-cau/shared';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Actor } from '../../kit/actor.ts';
import { speaksFreely } from '../leading/acting.ts';
import type { Meeting } from '../meeting.ts';
import { sends } from '../sources/state.ts';
import { hasFloor } from '../floor/state.ts';
import { presentSeat } from '../seats/seating.ts';
import { microphoneRight } from './right.ts';

/** Whether it was opened and not shut since, be there a right to it or not. */
const wasOpened = (meeting: Meeting, endpointId: EndpointId): boolean =>
  meeting.microphones.of.get(endpointId)?.open === true;

const isWithheld = (meeting: Meeting, endpointId: EndpointId): boolean =>
  meeting.microphones.of.get(endpointId)?.right === 'withheld';

const silenced = (meeting: Meeting, endpointId: EndpointId): MeetingEvent[] =>
  wasOpened(meeting, endpointId) ? [{ type: 'microphoneClosed', endpointId, cause: 'muted-by-chair' }] : [];

/** All endpoints but those that lead, in the directory's order. */
const others = (meeting: Meeting): EndpointId[] =>
  [...meeting.seats.keys()].filter((endpointId) => !speaksFreely(meeting, endpointId));

const assertMutable = (meeting: Meeting, endpointId: EndpointId): void => {
  assertOpen(meeting);
  if (!meeting.seats.has(endpointId)) throw new Refusal('not-found');
  if (speaksFreely(meeting, endpointId)) throw new Refusal('forbidden');
};

/** Closes one endpoint's voice, every microphone of it, and withholds it until the chair allows it again. The leading endpoint can't be muted. */
export const muteEndpoint = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  assertMutable(meeting, endpointId);
  if (isWithheld(meeting, endpointId)) return [];
  return [{ type: 'microphoneWithheld', endpointId, actor }, ...silenced(meeting, endpointId)];
};

/** Lets one endpoint open its microphone itself; the chair opens it by giving the floor only. Refuses with `floor-decides` while the floor says who may. */
export const allowEndpoint = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  assertMutable(meeting, endpointId);
  if (meeting.floor.mode !== 'discussion' && !hasFloor(meeting.floor, endpointId)) throw new Refusal('floor-decides');
  return isWithheld(meeting, endpointId) ? [{ type: 'microphoneAllowed', endpointId, actor }] : [];
};

/** Mutes all but the leading endpoint, those who come later included. */
export const muteAll = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const communes = others(meeting);
  if (meeting.microphones.all === 'withheld' && communes.every((each) => isWithheld(meeting, each))) return [];
  return [{ type: 'allMicrophonesWithheld', actor }, ...communes.flatMap((each) => silenced(meeting, each))];
};

/** Lets every endpoint open its microphone itself. */
export const allowAll = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const withheld = [...meeting.seats.keys()].some((each) => isWithheld(meeting, each));
  return meeting.microphones.all === 'free' && !withheld ? [] : [{ type: 'allMicrophonesAllowed', actor }];
};

/** An endpoint opens its own voice, every microphone that it sends. Refuses with `microphone-withheld`, `not-sending`. */
export const openMicrophone = (meeting: Meeting, endpointId: EndpointId): MeetingEvent[] => {
  presentSeat(meeting, endpointId);
  if (microphoneRight(meeting, endpointId) === 'withheld') throw new Refusal('microphone-withheld');
  if (!sends(meeting.sources, endpointId, 'microphone')) throw new Refusal('not-sending');
  return wasOpened(meeting, endpointId) ? [] : [{ type: 'microphoneOpened', endpointId }];
};

/** An endpoint closes its own voice, every microphone of it: an OFF leaves none open. Nothing when it is closed. */
export const closeMicrophone = (meeting: Meeting, endpointId: EndpointId): MeetingEvent[] => {
  presentSeat(meeting, endpointId);
  return wasOpened(meeting, endpointId) ? [{ type: 'microphoneClosed', endpointId, cause: 'own' }] : [];
};
