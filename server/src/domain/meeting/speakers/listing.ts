import { Refusal, type EndpointId, type SpeakerWish } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { entryOf } from './state.ts';

/** Whether an endpoint has its turn still before it, or has it now. */
const isToSpeak = ({ speakers }: Meeting, endpointId: EndpointId): boolean =>
  ['waiting', 'speaking'].includes(entryOf(speakers, endpointId)?.stands ?? '');

/**
 * Puts endpoints of the meeting at the end of the list, in the order in which they are named; who waits or speaks stays where it is. Refuses
 * with `not-found`, and `forbidden` for the leading endpoint, which needs no turn.
 */
export const listSpeakers = (
  meeting: Meeting,
  endpointIds: readonly EndpointId[],
  seconds: number,
  actor: Actor,
): MeetingEvent[] => {
  assertOpen(meeting);
  for (const endpointId of endpointIds) {
    const seat = meeting.seats.get(endpointId);
    if (seat === undefined) throw new Refusal('not-found', [endpointId]);
    if (seat.endpoint.leads) throw new Refusal('forbidden');
  }
  const speakers = [...new Set(endpointIds)]
    .filter((endpointId) => !isToSpeak(meeting, endpointId))
    .map((endpointId): SpeakerWish => {
      // What it was to speak about is said once.
      const topic = entryOf(meeting.speakers, endpointId)?.topic ?? '';
      return { endpointId, seconds, topic };
    });
  return speakers.length === 0 ? [] : [{ type: 'speakersListed', speakers, actor }];
};

/** Takes endpoints off the list; who speaks keeps the floor. Nothing for those that are not on it. */
export const unlistSpeakers = (meeting: Meeting, endpointIds: readonly EndpointId[], actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const listed = [...new Set(endpointIds)].filter((endpointId) => entryOf(meeting.speakers, endpointId) !== null);
  return listed.length === 0 ? [] : [{ type: 'speakersUnlisted', endpointIds: listed, actor }];
};

/** Moves an endpoint in the list; a place behind its end is its end. Refuses with `not-listed`. */
export const moveSpeaker = (meeting: Meeting, endpointId: EndpointId, to: number, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const { list } = meeting.speakers;
  const place = list.findIndex((each) => each.endpointId === endpointId);
  if (place === -1) throw new Refusal('not-listed');
  const wanted = Math.min(to, list.length - 1);
  return place === wanted ? [] : [{ type: 'speakerMoved', endpointId, to: wanted, actor }];
};

/** Says how long an endpoint of the list is to speak, and what about; nothing where that is so. Refuses with `not-listed`. */
export const setSpeaker = (meeting: Meeting, wish: SpeakerWish, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const entry = entryOf(meeting.speakers, wish.endpointId);
  if (entry === null) throw new Refusal('not-listed');
  const isSo = entry.seconds === wish.seconds && entry.topic === wish.topic;
  return isSo ? [] : [{ type: 'speakerSet', ...wish, actor }];
};

/** Whether the list goes on by itself; nothing where it does so already. */
export const paceSpeakers = (meeting: Meeting, byItself: boolean, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return meeting.speakers.byItself === byItself ? [] : [{ type: 'speakersPaced', byItself, actor }];
};
