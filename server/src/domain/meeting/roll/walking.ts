import { Refusal, undoSeconds, type EndpointId, type Instant } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent, MeetingEventOf } from '../events.ts';
import { given } from '../floor/chairing.ts';
import { hasFloor } from '../floor/state.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';
import type { Due } from '../topic.ts';
import type { Walk } from './state.ts';

type Unanswered = MeetingEventOf<'rollUnanswered'>;

/** Two presses within so many milliseconds are one: a key that bounced or is held, or two people who pressed for the same one. */
const onePressMs = 1_000;

const away = (endpoints: readonly EndpointId[], actor: Actor): Unanswered[] =>
  endpoints.map((endpointId) => ({ type: 'rollUnanswered', endpointId, cause: 'away', actor }));

/** One that is there is given the floor without an end; it is taken from all others. Whoever was called only never asked to speak, and is not queued. */
const gives = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  const { seats, floor, roll } = meeting;
  const seat = seats.get(endpointId);
  if (seat === undefined) return [];
  const ended = floor.holders
    .filter((holder) => holder.endpointId !== endpointId)
    .map((holder): MeetingEventOf<'floorEnded'> => ({
      type: 'floorEnded',
      endpointId: holder.endpointId,
      cause: holder.endpointId === roll.walk?.called ? 'taken-back' : 'given-on',
      actor,
    }));
  return [
    ...(floor.mode === 'discussion' ? [{ type: 'floorModeChanged' as const, mode: 'conference' as const, actor }] : []),
    ...ended,
    given(meeting, seat, null, actor),
  ];
};

/** Talk that was free before the walk is free again, with the microphones withheld that were; a mode that somebody chose meanwhile stays. */
const afterwards = (meeting: Meeting, { called, freeTalk }: Walk, actor: Actor): MeetingEvent[] => {
  if (freeTalk === null || meeting.floor.mode !== 'conference')
    return hasFloor(meeting.floor, called)
      ? [{ type: 'floorEnded', endpointId: called, cause: 'taken-back', actor }]
      : [];
  return [
    { type: 'floorModeChanged', mode: 'discussion', actor },
    ...(freeTalk.all === 'withheld'
      ? [{ type: 'allMicrophonesWithheld' as const, actor }]
      : freeTalk.withheld.map((endpointId) => ({ type: 'microphoneWithheld' as const, endpointId, actor }))),
  ];
};

/** The next who is there, with those who are passed over; else the walk is over. */
const onward = (meeting: Meeting, walk: Walk, actor: Actor): MeetingEvent[] => {
  const { left } = walk;
  const index = left.findIndex((each) => isPresent(meeting.seats.get(each)));
  const next = left[index];
  if (next === undefined)
    return [...away(left, actor), { type: 'rollEnded', cause: 'over', actor }, ...afterwards(meeting, walk, actor)];
  return [
    ...away(left.slice(0, index), actor),
    { type: 'rollCalled', endpointId: next, actor },
    ...gives(meeting, next, actor),
  ];
};

/**
 * Begins a walk of all communes, or of those that have not answered, in the directory's order; who attends by telephone is not called. Nothing
 * while one is being made. Refuses with `nobody-there`, with `nobody-to-call` where none of the missing is there.
 */
export const beginWalk = (meeting: Meeting, whom: 'all' | 'missing', actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const { roll, seats } = meeting;
  if (roll.walk !== null) return [];
  const communes = [...seats.values()]
    .filter(({ endpoint: { leads, endpointId } }) => !leads && !roll.phones.has(endpointId))
    .map(({ endpoint }) => endpoint.endpointId)
    .filter((each) => whom === 'all' || roll.answers.get(each)?.stands !== 'answered');
  const index = communes.findIndex((each) => isPresent(seats.get(each)));
  const first = communes[index];
  if (first === undefined) throw new Refusal(whom === 'all' ? 'nobody-there' : 'nobody-to-call');
  return [
    { type: 'rollBegan', whom, stops: communes.slice(index), act: 'roll', actor },
    ...away(communes.slice(0, index), actor),
    ...gives(meeting, first, actor),
  ];
};

/** A step of the walk as somebody asks for it. */
interface Step {
  /** Who was called as whoever asks knew it; undefined for whoever is. */
  readonly from: EndpointId | undefined;
  readonly now: Instant;
  readonly actor: Actor;
}

/**
 * Goes on from whoever is called: it answered, unless it has gone away meanwhile, or it did not. Nothing where no walk is being made, another
 * than `from` is called, or the last step was less than a second ago.
 */
export const walkOn = (meeting: Meeting, said: 'answered' | 'silent', { from, now, actor }: Step): MeetingEvent[] => {
  assertOpen(meeting);
  const { walk } = meeting.roll;
  const { undo } = meeting.floor;
  const pressed = undo?.act === 'roll' && now < undo.until - undoSeconds * 1000 + onePressMs;
  if (walk === null || pressed || (from !== undefined && from !== walk.called)) return [];
  const endpointId = walk.called;
  const cause = isPresent(meeting.seats.get(endpointId)) ? 'silent' : 'away';
  return [
    said === 'answered' && cause === 'silent'
      ? { type: 'rollAnswered', endpointId, act: 'roll', actor }
      : { type: 'rollUnanswered', endpointId, cause, act: 'roll', actor },
    ...onward(meeting, walk, actor),
  ];
};

/** Ends the walk; whoever is called stays as it was before. Nothing where none is being made. */
export const endWalk = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const { walk } = meeting.roll;
  return walk === null
    ? []
    : [{ type: 'rollEnded', cause: 'stopped', act: 'roll', actor }, ...afterwards(meeting, walk, actor)];
};

/** A walk from which nobody goes on ends by itself: nobody is said to have answered without a press. */
export const walkDue = ({ roll: { walk } }: Meeting): readonly Due[] =>
  walk === null
    ? []
    : [
        {
          name: `walk of the roll left alone at ${walk.called}`,
          at: walk.until,
          decide: (now) => {
            const going = now.roll.walk;
            if (going?.called !== walk.called || going.until !== walk.until) return [];
            const actor: Actor = { by: 'hub' };
            return [{ type: 'rollEnded', cause: 'left-alone', actor }, ...afterwards(now, going, actor)];
          },
        },
      ];
