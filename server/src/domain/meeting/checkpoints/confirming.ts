import { Refusal, type CheckpointSetting, type EndpointId } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { presentSeat } from '../seats/seating.ts';
import { isPresent } from '../seats/state.ts';
import type { Due } from '../topic.ts';

/** Has presence confirmed at random times from now on; nothing where it is set so. @param seed what they are drawn from; nobody can guess it */
export const setCheckpoints = (
  meeting: Meeting,
  { everyMinutes, answerMinutes }: CheckpointSetting,
  seed: string,
  actor: Actor,
): MeetingEvent[] => {
  assertOpen(meeting);
  const { setting } = meeting.checkpoints;
  return setting?.everyMinutes === everyMinutes && setting.answerMinutes === answerMinutes
    ? []
    : [{ type: 'checkpointsSet', everyMinutes, answerMinutes, seed, actor }];
};

/** Has it confirmed no more; nothing where it is not. */
export const stopCheckpoints = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return meeting.checkpoints.setting === null ? [] : [{ type: 'checkpointsStopped', actor }];
};

/** An endpoint confirms its presence; nothing where no checkpoint stands, or it has done so. Refuses with `not-in-meeting`, with `forbidden` the one that leads. */
export const confirmPresence = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  if (presentSeat(meeting, endpointId).endpoint.leads) throw new Refusal('forbidden');
  const { open } = meeting.checkpoints;
  return open === null || open.confirmed.has(endpointId) ? [] : [{ type: 'presenceConfirmed', endpointId, actor }];
};

/** Those who are asked: all communes, but for who attends by telephone and has no page to press on. */
const missedBy = ({ seats, roll, checkpoints: { open } }: Meeting): MeetingEvent[] =>
  [...seats.values()]
    .filter(({ endpoint: { leads, endpointId } }) => !leads && !roll.phones.has(endpointId))
    .filter(({ endpoint: { endpointId } }) => open?.confirmed.has(endpointId) !== true)
    .map((seat) => ({
      type: 'presenceMissed',
      endpointId: seat.endpoint.endpointId,
      cause: isPresent(seat) ? 'silent' : 'away',
    }));

/** The next checkpoint begins, and one that stands ends, by itself. */
export const checkpointsDue = ({ checkpoints: { next, open } }: Meeting): readonly Due[] => [
  ...(next === null
    ? []
    : [
        {
          name: 'a checkpoint of presence',
          at: next,
          decide: (now: Meeting): MeetingEvent[] =>
            now.checkpoints.next === next && now.course.phase.phase === 'running' ? [{ type: 'checkpointBegan' }] : [],
        },
      ]),
  ...(open === null
    ? []
    : [
        {
          name: 'the end of a checkpoint of presence',
          at: open.until,
          decide: (now: Meeting): MeetingEvent[] =>
            now.checkpoints.open?.until === open.until ? [...missedBy(now), { type: 'checkpointEnded' }] : [],
        },
      ]),
];
