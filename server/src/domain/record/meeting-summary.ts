import type { Instant, MeetingSummary } from '@diem-cau/shared';
import type { AttendanceLog } from './attendance-log.ts';
import type { BookFact } from './book-fact.ts';
import { leftOutBecause } from './counting.ts';
import type { MeetingDigest } from './meeting-digest.ts';
import { markedOf, type Marked } from './meeting-marks.ts';
import { namedSecretary } from '../meeting/parts/secretary.ts';
import { durationMs } from './presence.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';
import { workDone, type WorkDone } from './work-done.ts';

/** A line of the list before it is marked, with what marks and what is still to do come from: a calendar, a table and the day. */
export interface MeetingLine {
  readonly summary: Omit<MeetingSummary, 'marks' | 'toDo'>;
  readonly marked: Marked;
  readonly done: WorkDone;
}

/** The meeting as a line of the list; `until` is now while it lasts. */
export const meetingLine = (
  log: AttendanceLog,
  book: readonly StampedFact<BookFact>[],
  until: Instant,
): MeetingLine => ({
  summary: {
    meetingId: log.opening.meetingId,
    title: log.opening.title,
    type: log.opening.meetingType,
    openedAt: log.openedAt,
    closedAt: log.closedAt,
    durationMs: durationMs(log, until),
    expectedCount: log.endpoints.length,
    attendedCount: log.endpoints.filter(({ stretches }) => stretches.length > 0).length,
    secretary: log.secretary === null ? null : namedSecretary(log.secretary),
    leftOut: leftOutBecause(book),
  },
  marked: markedOf(log, book),
  done: workDone(log.opening, book),
});

/** The same line from the digest of a closed meeting. */
export const digestedLine = (digest: MeetingDigest): MeetingLine => ({
  summary: {
    meetingId: digest.meetingId,
    title: digest.title,
    type: digest.type,
    openedAt: digest.openedAt,
    closedAt: digest.closedAt,
    durationMs: digest.durationMs,
    expectedCount: digest.endpoints.length,
    attendedCount: digest.endpoints.filter(({ attended }) => attended).length,
    secretary: digest.secretary,
    leftOut: digest.leftOut,
  },
  marked: {
    openedAt: digest.openedAt,
    closedAt: digest.closedAt,
    corrected: digest.corrected,
    rollsAt: digest.rollsAt,
    clockSet: digest.clockSet,
  },
  done: { rolls: digest.rolls, minutes: digest.minutes, notice: digest.notice },
});
