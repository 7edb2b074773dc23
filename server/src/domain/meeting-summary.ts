import type { Instant, MeetingSummary } from '@diem-cau/shared';
import type { AttendanceLog } from './attendance-log.ts';
import type { BookFact } from './book-fact.ts';
import { leftOutBecause } from './counting.ts';
import type { MeetingDigest } from './meeting-digest.ts';
import { durationMs } from './presence.ts';
import type { StampedFact } from './stamped-fact.ts';

/** A line of the list before it is marked: the marks follow a calendar and a table that may change. */
export type UnmarkedSummary = Omit<MeetingSummary, 'marks'>;

/** The meeting as a line of the list; `until` is now while it lasts. */
export const meetingSummary = (
  log: AttendanceLog,
  book: readonly StampedFact<BookFact>[],
  until: Instant,
): UnmarkedSummary => ({
  meetingId: log.opening.meetingId,
  title: log.opening.title,
  type: log.opening.meetingType,
  openedAt: log.openedAt,
  closedAt: log.closedAt,
  durationMs: durationMs(log, until),
  expectedCount: log.endpoints.length,
  attendedCount: log.endpoints.filter(({ stretches }) => stretches.length > 0).length,
  leftOut: leftOutBecause(book),
});

/** The same line from the digest of a closed meeting. */
export const digestedSummary = (digest: MeetingDigest): UnmarkedSummary => ({
  meetingId: digest.meetingId,
  title: digest.title,
  type: digest.type,
  openedAt: digest.openedAt,
  closedAt: digest.closedAt,
  durationMs: digest.durationMs,
  expectedCount: digest.endpoints.length,
  attendedCount: digest.endpoints.filter(({ attended }) => attended).length,
  leftOut: digest.leftOut,
});
