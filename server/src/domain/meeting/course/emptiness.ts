import type { Instant } from '@diem-cau/shared';
import type { MeetingEvent, MeetingEventOf } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import type { Due } from '../topic.ts';

const hourMs = 3_600_000;
/** So long nobody is in a meeting before it ends by itself: an hour until whoever leads is asked, and two to answer, so that a noon is passed. */
export const emptyEndsMs = 3 * hourMs;
/** On a break, after which it was to go on: a night is passed. */
export const emptyBreakEndsMs = 24 * hourMs;

type Known = Pick<Meeting, 'course' | 'seats'>;

/** Since when nobody is in a meeting, also where nobody ever was, but never before the hour of its invitation; null while somebody is in it, and after its closing. */
export const emptySince = ({ course, seats }: Known): Instant | null => {
  if (course.phase.phase === 'closed') return null;
  let since = Math.max(course.openedAt, course.scheduledAt ?? 0);
  for (const { presence } of seats.values()) {
    if (presence.state === 'present') return null;
    if (presence.state !== 'expected') since = Math.max(since, presence.since);
  }
  return since;
};

/** Since when a meeting in which nobody is has been over: nobody has been in it, and nobody did anything about it from a desk; null while somebody is in it. */
const overSince = (meeting: Known): Instant | null => {
  const since = emptySince(meeting);
  return since === null ? null : Math.max(since, meeting.course.touchedAt);
};

/** When a meeting in which nobody is ends by itself; the time counts anew once the hub is back, or its clock was set. Null while somebody is in it. */
export const endsItselfAt = (meeting: Known): Instant | null => {
  const since = overSince(meeting);
  if (since === null) return null;
  const { phase, countedFrom } = meeting.course;
  const goesOnAt = phase.phase === 'break' ? (phase.until ?? 0) : 0;
  const waitsMs = phase.phase === 'break' && phase.until === undefined ? emptyBreakEndsMs : emptyEndsMs;
  return Math.max(since, countedFrom, goesOnAt) + waitsMs;
};

/** A meeting that everybody has forgotten ends by itself, as of when it was over. */
export const emptyDue = (meeting: Meeting): readonly Due[] => {
  const at = endsItselfAt(meeting);
  if (at === null) return [];
  const decide = (now: Meeting): MeetingEvent[] => {
    const since = overSince(now);
    if (since === null || endsItselfAt(now) !== at) return [];
    // A break that is still on ended then, too.
    return [{ type: 'meetingClosed', overSince: since, actor: { by: 'hub' } }];
  };
  return [{ name: 'nobody is in the meeting any more', at, decide }];
};

/** When a meeting that was closed was over. @param at when it was closed */
export const overAt = ({ overSince: since }: MeetingEventOf<'meetingClosed'>, at: Instant): Instant =>
  Math.min(since ?? at, at);
