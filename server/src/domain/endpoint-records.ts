import type { EndpointAttendance, Instant } from '@diem-cau/shared';
import { activity, noActivity } from './activity.ts';
import type { AttendanceLog } from './attendance-log.ts';
import type { StampedEvent } from './meeting-event.ts';
import { endOf, meetingTime, presence } from './presence.ts';
import { lengthMs, within, type Span } from './spans.ts';

/**
 * All that is derived of each endpoint in the directory's order: who was there and when, and what it did. What was heard and shown in
 * breaks does not count. `until` is now while the meeting lasts.
 */
export const endpointRecords = (
  log: AttendanceLog,
  events: readonly StampedEvent[],
  until: Instant,
): EndpointAttendance[] => {
  const end = endOf(log, until);
  const time = meetingTime(log, until);
  const inMeeting = (spans: readonly Span[]): Span[] => spans.flatMap((span) => within(time, span));
  const activities = activity(events, end);
  return presence(log, until).map((endpoint) => {
    const { speeches, screens, links } = activities.get(endpoint.endpointId) ?? noActivity;
    const heard = inMeeting(speeches);
    return {
      ...endpoint,
      speeches: heard,
      speakingMs: lengthMs(heard),
      screens: inMeeting(screens),
      links: links.flatMap((link) => within(time, link).map((span) => ({ ...span, grade: link.grade }))),
      people: null,
    };
  });
};
