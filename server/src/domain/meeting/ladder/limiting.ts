import { lowerRung, Refusal, type EndpointId, type Rung, type RungLimit } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { limitOf } from './state.ts';
import type { Step } from './steps.ts';

/** An endpoint is to receive at most this; `full` takes it back. Nothing where that is so already. Refuses with `not-found`, `meeting-not-open`. */
export const limitReception = (meeting: Meeting, endpointId: EndpointId, rung: Rung, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (!meeting.seats.has(endpointId)) throw new Refusal('not-found');
  return limitOf(meeting.ladder, endpointId) === rung ? [] : [{ type: 'receptionLimited', endpointId, rung, actor }];
};

/** Where somebody stands by what line and PC bear and by what was set by hand: on the lowest of all. */
export const limited = (borne: Step, limit: RungLimit | undefined): Required<Step> => {
  const rung = lowerRung(borne.rung, limit?.rung ?? 'full');
  const pictures = lowerRung(rung, borne.pictures ?? 'full');
  return { rung, fewVoices: rung === borne.rung && borne.fewVoices === true, pictures };
};
