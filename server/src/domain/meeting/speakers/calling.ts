import {
  nextListed,
  undoSeconds,
  usualFloorSeconds,
  type EndpointId,
  type Instant,
  type ListedSpeaker,
} from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import { giveNext, giveOn } from '../floor/chairing.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';
import type { Due } from '../topic.ts';
import { entryOf } from './state.ts';

/** Two presses within so many milliseconds are one: a key that bounced, or two people who pressed for the same next one. */
const onePressMs = 1_000;

/** For how long an endpoint is given the floor where nobody says otherwise, in seconds. */
export const secondsOf = ({ speakers }: Meeting, endpointId: EndpointId): number =>
  entryOf(speakers, endpointId)?.seconds ?? usualFloorSeconds;

/** The next of the list who is there; null where nobody is. */
export const nextOf = ({ speakers, seats }: Meeting): ListedSpeaker | null =>
  nextListed(speakers.list, (endpointId) => isPresent(seats.get(endpointId)));

/** Those of the list who are passed over: who waits before `next` is away; where it is not of the list, all who wait are. */
const passedOver = ({ speakers: { list } }: Meeting, next: ListedSpeaker | null): readonly ListedSpeaker[] =>
  list.slice(0, next === null ? list.length : list.indexOf(next)).filter(({ stands }) => stands === 'waiting');

/** Takes the floor from all and gives it to whoever comes next. Refuses with `queue-empty`. */
const goOn = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const next = nextOf(meeting);
  const given =
    next === null ? giveNext(meeting, usualFloorSeconds, actor) : giveOn(meeting, next.endpointId, next.seconds, actor);
  // Behind what gives the floor, so that undoing that undoes these as well.
  const skipped = passedOver(meeting, next).map(({ endpointId }): MeetingEvent => ({
    type: 'speakerSkipped',
    endpointId,
    actor,
  }));
  return [...given, ...skipped];
};

/**
 * Gives the floor to the next of the list who is there, for as long as the list says, and marks who was passed over; behind the list, to the
 * first of the queue. Refuses with `queue-empty`. Nothing where that was done less than a second ago.
 */
export const callNext = (meeting: Meeting, now: Instant, actor: Actor): MeetingEvent[] => {
  const { undo } = meeting.floor;
  const pressed = undo?.act === 'next' && now < undo.until - undoSeconds * 1000 + onePressMs;
  return pressed ? [] : goOn(meeting, actor);
};

/**
 * A list that goes on by itself does when the time of whoever has the floor alone, and by the list, is over: not on a break, nor without a next,
 * nor after somebody has taken that back. A hand is never given the floor by itself.
 */
export const goingOn = (meeting: Meeting): readonly Due[] => {
  const { speakers, floor, course } = meeting;
  const [holder, other] = floor.holders;
  if (!speakers.byItself || speakers.held || course.phase.phase !== 'running') return [];
  if (holder === undefined || other !== undefined || holder.until === null) return [];
  const { endpointId, until } = holder;
  if (entryOf(speakers, endpointId) === null || nextOf(meeting) === null) return [];
  const name = `the list goes on after ${endpointId}`;
  const decide = (now: Meeting): MeetingEvent[] =>
    goingOn(now).some((due) => due.name === name && due.at === until) ? goOn(now, { by: 'hub' }) : [];
  return [{ name, at: until, decide, gives: true }];
};
