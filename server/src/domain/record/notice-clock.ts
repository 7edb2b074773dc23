import type { Day, NoticeClock } from '@diem-cau/shared';
import { addWorkingDays, workingDaysBetween, type Calendar } from '../kit/working-days.ts';

/** What the clock of the notice of conclusions is read from. */
export interface NoticeCourse {
  /** The closing's day; null while the meeting is open. */
  readonly closedOn: Day | null;
  /** Whether there are conclusions to tell of. */
  readonly needed: boolean;
  readonly issuedOn: Day | null;
  /** Working days between closing and notice, by the meeting's own policy. */
  readonly workingDays: number;
}

const leftUntil = (due: Day, today: Day, calendar: Calendar): number =>
  // A deadline that passed on a Friday has passed on Saturday too, though no working day lies between.
  today <= due ? workingDaysBetween(today, due, calendar) : Math.min(-1, workingDaysBetween(today, due, calendar));

/**
 * The clock of the notice of conclusions, which is due so many working days after the closing (QĐ 45/2018/QĐ-TTg, Điều 14: five). It
 * does not run while the meeting is open or holds no conclusion.
 */
export const noticeClock = (
  { closedOn, needed, issuedOn, workingDays }: NoticeCourse,
  today: Day,
  calendar: Calendar,
): NoticeClock => {
  if (closedOn === null) return { workingDays, due: null, issuedOn, state: 'not-running', daysLeft: null };
  const due = addWorkingDays(closedOn, workingDays, calendar);
  if (issuedOn !== null)
    return { workingDays, due, issuedOn, state: issuedOn <= due ? 'in-time' : 'late', daysLeft: null };
  const daysLeft = leftUntil(due, today, calendar);
  if (!needed) return { workingDays, due, issuedOn, state: 'not-running', daysLeft };
  return { workingDays, due, issuedOn, state: today <= due ? 'running' : 'overdue', daysLeft };
};
