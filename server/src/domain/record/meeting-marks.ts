import type { Day, Instant, MarkCounts, MeetingMarks } from '@diem-cau/shared';
import type { BookFact } from './book-fact.ts';
import type { AttendanceLog } from './attendance-log.ts';
import { authorName } from '../kit/actor.ts';
import { timeInMeeting } from '../meeting/course/meeting-time.ts';
import { rollsInForce } from './roll-call.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';
import { addWorkingDays, type Calendar } from '../kit/working-days.ts';

/** After so many working days from the closing a roll is called late; the time that QĐ 45/2018/QĐ-TTg gives for a notice. */
const rollWorkingDays = 5;

/** How long meetings usually are at most where no line of the parameter table says it, minutes: a working day. */
export const usualLongestMinutes = 480;

/** What the record and the book of a meeting say for its marks. */
export interface Marked {
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly corrected: MeetingMarks['corrections'];
  /** When the roll in force of each endpoint was confirmed. */
  readonly rollsAt: Instant[];
  readonly clockSet: MeetingMarks['clockSet'];
}

/** By what a meeting is judged. */
export interface MarksGround {
  /** The calendar day of an instant in the hub's zone. */
  readonly dayOf: (at: Instant) => Day;
  readonly calendar: Calendar;
  /** How long meetings of a day usually are at most, in milliseconds. */
  readonly longestMs: (day: Day) => number;
}

/** What a meeting's record and book say for its marks; `log` is the corrected one. */
export const markedOf = (log: AttendanceLog, book: readonly StampedFact<BookFact>[]): Marked => ({
  openedAt: log.openedAt,
  closedAt: log.closedAt,
  corrected: book.flatMap(({ at, fact }) =>
    fact.type === 'recordCorrected' ? [{ what: fact.correction.what, at, by: authorName(fact.actor) }] : [],
  ),
  rollsAt: [...rollsInForce(book).values()].map(({ at }) => at),
  clockSet: [...log.clockSet],
});

/** The marks of a meeting; `now` stands for the end of one that goes on. */
export const meetingMarks = (
  { openedAt, closedAt, corrected, rollsAt, clockSet }: Marked,
  { dayOf, calendar, longestMs }: MarksGround,
  now: Instant,
): MeetingMarks => {
  const due = closedAt === null ? null : addWorkingDays(dayOf(closedAt), rollWorkingDays, calendar);
  const openMs = (closedAt ?? timeInMeeting({ clockSet, lastAt: openedAt }, now)) - openedAt;
  return {
    corrections: [...corrected],
    lateRolls: due === null ? 0 : rollsAt.filter((at) => dayOf(at) > due).length,
    openTooLongMs: openMs > longestMs(dayOf(openedAt)) ? openMs : null,
    clockSet: [...clockSet],
  };
};

/** No mark, the beginning of every count. */
export const noMarks: MarkCounts = { corrected: 0, lateRolls: 0, openTooLong: 0, clockSet: 0 };

/** One meeting more. */
export const addMarks = (counts: MarkCounts, marks: MeetingMarks): MarkCounts => ({
  corrected: counts.corrected + Number(marks.corrections.length > 0),
  lateRolls: counts.lateRolls + marks.lateRolls,
  openTooLong: counts.openTooLong + Number(marks.openTooLongMs !== null),
  clockSet: counts.clockSet + Number(marks.clockSet.length > 0),
});
