import { Refusal } from '@diem-cau/shared';
import type { MeetingEvent } from '../events.ts';
import type { ExpectedEndpoint } from '../expected-endpoint.ts';
import type { Actor } from '../../kit/actor.ts';
import type { Meeting } from '../meeting.ts';

/** Refuses with `meeting-not-open` whatever comes after the closing. */
export const assertOpen = (meeting: Meeting): void => {
  if (meeting.course.phase.phase === 'closed') throw new Refusal('meeting-not-open');
};

/** Begins a break; it does not count as meeting time. Refuses with `already-on-break`. */
export const startBreak = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (meeting.course.phase.phase === 'break') throw new Refusal('already-on-break');
  return [{ type: 'breakStarted', actor }];
};

/** Says in how many minutes a break is to be over, and whether all are asked then if they are ready; null leaves it open. Refuses with `not-on-break`. */
export const timeBreak = (
  meeting: Meeting,
  minutes: number | null,
  asksReady: boolean,
  actor: Actor,
): MeetingEvent[] => {
  assertOpen(meeting);
  if (meeting.course.phase.phase !== 'break') throw new Refusal('not-on-break');
  return [{ type: 'breakTimed', minutes, asksReady: asksReady && minutes !== null, actor }];
};

/** Ends a break. Refuses with `not-on-break`. */
export const endBreak = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (meeting.course.phase.phase !== 'break') throw new Refusal('not-on-break');
  return [{ type: 'breakEnded', actor }];
};

/** Closes the meeting for good; a break that is still on ends with it. */
export const closeMeeting = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return [
    ...(meeting.course.phase.phase === 'break' ? [{ type: 'breakEnded' as const, actor }] : []),
    { type: 'meetingClosed', actor },
  ];
};

/** Puts one more endpoint on the list. Refuses with `already-expected`. */
export const addEndpoint = (meeting: Meeting, endpoint: ExpectedEndpoint, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (meeting.seats.has(endpoint.endpointId)) throw new Refusal('already-expected');
  return [{ type: 'endpointAdded', endpoint, actor }];
};

/** Changes how many endpoints may be in at once; those who are in stay, even above the new cap. */
export const changeCap = (meeting: Meeting, maxEndpoints: number, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return maxEndpoints === meeting.course.maxEndpoints ? [] : [{ type: 'capChanged', maxEndpoints, actor }];
};

/** The hub came back after it was down since `downSince`. */
export const hubReturned = (meeting: Meeting, downSince: number): MeetingEvent[] => {
  assertOpen(meeting);
  return [{ type: 'hubReturned', downSince }];
};

/** The wall clock was set from `from` to `to`; nothing where the meeting is over. */
export const clockSet = (meeting: Meeting, from: number, to: number): MeetingEvent[] =>
  meeting.course.phase.phase === 'closed' || from === to ? [] : [{ type: 'clockSet', from, to }];

/** The hub stood still from `from` until now; nothing where the meeting is over. */
export const hubStood = (meeting: Meeting, from: number): MeetingEvent[] =>
  meeting.course.phase.phase === 'closed' ? [] : [{ type: 'hubStood', from }];
