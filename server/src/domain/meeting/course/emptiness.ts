import type { Instant } from '@diem-cau/shared';
import type { Meeting } from '../meeting.ts';

/** Since when nobody is in a meeting, also where nobody ever was, but never before the hour of its invitation; null while somebody is in it, and after its closing. */
export const emptySince = ({ course, seats }: Pick<Meeting, 'course' | 'seats'>): Instant | null => {
  if (course.phase.phase === 'closed') return null;
  let since = Math.max(course.openedAt, course.scheduledAt ?? 0);
  for (const { presence } of seats.values()) {
    if (presence.state === 'present') return null;
    if (presence.state !== 'expected') since = Math.max(since, presence.since);
  }
  return since;
};
