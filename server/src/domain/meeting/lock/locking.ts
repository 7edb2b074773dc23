import { Refusal, type EndpointId, type Instant } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { isLockedOut } from './locked-out.ts';

/** So long after it was turned away an endpoint asks nobody again, in milliseconds: the chair has just read it. */
export const turnedAwayMs = 20_000;

/** Lets nobody new in from now on; nothing where that is so. */
export const lockMeeting = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return meeting.lock.since === null ? [{ type: 'meetingLocked', actor }] : [];
};

/** Lets all in again who are expected; nothing where that is so. */
export const unlockMeeting = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return meeting.lock.since === null ? [] : [{ type: 'meetingUnlocked', actor }];
};

/**
 * An endpoint before the locked meeting asks to come in; nothing where it asks already, or may come in. Refuses with `not-expected`, and with
 * `too-many-requests` whoever was turned away just now.
 */
export const askEntry = (meeting: Meeting, endpointId: EndpointId, now: Instant, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (!meeting.seats.has(endpointId)) throw new Refusal('not-expected');
  const entry = meeting.lock.entries.get(endpointId);
  if (!isLockedOut(meeting, endpointId) || entry?.stands === 'asking') return [];
  if (entry !== undefined && now - entry.since < turnedAwayMs)
    throw new Refusal('too-many-requests', [], { retryAfterMs: entry.since + turnedAwayMs - now });
  return [{ type: 'entryAsked', endpointId, actor }];
};

/** Lets an endpoint in although the meeting is locked; nothing where it may come in. Refuses with `not-found`. */
export const admitEndpoint = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (!meeting.seats.has(endpointId)) throw new Refusal('not-found');
  return isLockedOut(meeting, endpointId) ? [{ type: 'endpointAdmitted', endpointId, actor }] : [];
};

/** Leaves an endpoint outside that asks, or was let in and has not come; nothing of any other. Refuses with `not-found`. */
export const turnAway = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (!meeting.seats.has(endpointId)) throw new Refusal('not-found');
  const stands = meeting.lock.entries.get(endpointId)?.stands;
  return stands === 'asking' || stands === 'admitted' ? [{ type: 'endpointTurnedAway', endpointId, actor }] : [];
};
