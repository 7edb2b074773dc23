import { Refusal, readyAskedSeconds, type EndpointId, type Instant, type UnreadyReason } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { presentSeat } from '../seats/seating.ts';
import type { Due } from '../topic.ts';

/** Two presses within so many milliseconds are one: a key that bounced, or two people who pressed for the same. */
const onePressMs = 1_000;

/** Asks all whether they are ready, also anew; nothing where that was done less than a second ago. */
export const askReady = (meeting: Meeting, now: Instant, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const { since } = meeting.ready;
  return since !== null && now - since < onePressMs ? [] : [{ type: 'readyAsked', actor }];
};

/** Puts an end to the question; nothing where it does not stand. */
export const endReady = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return meeting.ready.since === null ? [] : [{ type: 'readyEnded', cause: 'stopped', actor }];
};

/**
 * An endpoint answers, or answers anew; nothing where nothing is asked any more, or it said so already. Refuses with `not-in-meeting`, with
 * `forbidden` the one that leads.
 */
export const answerReady = (
  meeting: Meeting,
  endpointId: EndpointId,
  reason: UnreadyReason | null,
  actor: Actor,
): MeetingEvent[] => {
  if (presentSeat(meeting, endpointId).endpoint.leads) throw new Refusal('forbidden');
  const { since, answers } = meeting.ready;
  return since === null || answers.get(endpointId)?.reason === reason
    ? []
    : [{ type: 'readyAnswered', endpointId, reason, actor }];
};

/** The question is asked by itself when the time of a break is over, where that was wished; one that was forgotten ends. */
export const readyDue = ({ course: { phase }, ready }: Meeting): readonly Due[] => {
  const actor: Actor = { by: 'hub' };
  const { since, askedLast } = ready;
  const { until } = phase;
  const asks = phase.phase === 'break' && phase.asksReady === true && (askedLast ?? 0) < (until ?? 0);
  return [
    ...(asks && until !== undefined
      ? [
          {
            name: 'all are asked whether they are ready, as the break is over',
            at: until,
            decide: (now: Meeting): MeetingEvent[] =>
              now.course.phase === phase && now.ready.askedLast === askedLast ? [{ type: 'readyAsked', actor }] : [],
          },
        ]
      : []),
    ...(since !== null
      ? [
          {
            name: 'the question whether all are ready is left alone',
            at: since + readyAskedSeconds * 1000,
            decide: (now: Meeting): MeetingEvent[] =>
              now.ready.since === since ? [{ type: 'readyEnded', cause: 'left-alone', actor }] : [],
          },
        ]
      : []),
  ];
};
