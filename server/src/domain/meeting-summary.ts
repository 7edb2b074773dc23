import type { Instant, MeetingSummary } from '@diem-cau/shared';
import type { AttendanceLog } from './attendance-log.ts';
import { durationMs } from './presence.ts';

/** The meeting as a line of the list; `until` is now while it lasts. */
export const meetingSummary = (log: AttendanceLog, until: Instant): MeetingSummary => ({
  meetingId: log.opening.meetingId,
  title: log.opening.title,
  type: log.opening.meetingType,
  openedAt: log.openedAt,
  closedAt: log.closedAt,
  durationMs: durationMs(log, until),
  expectedCount: log.endpoints.length,
  attendedCount: log.endpoints.filter(({ stretches }) => stretches.length > 0).length,
});
