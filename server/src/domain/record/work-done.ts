import { Day, type MeetingToDo } from '@diem-cau/shared';
import { z } from 'zod';
import type { BookFact } from './book-fact.ts';
import type { MeetingEvent } from '../meeting/events.ts';
import { noticeClock } from './notice-clock.ts';
import { countedRolls } from './roll-call.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';
import type { Calendar } from '../kit/working-days.ts';

/** How far people are with a meeting's roll, minutes and notice, by its book. */
export const WorkDone = z.strictObject({
  /** Endpoints whose roll is confirmed, and people on those rolls whom nobody called. */
  rolls: z.strictObject({ confirmed: z.int(), notCalled: z.int() }),
  /** Versions of the minutes that were saved. */
  minutes: z.int(),
  notice: z.strictObject({ needed: z.boolean(), issuedOn: Day.nullable(), workingDays: z.int() }),
});
export type WorkDone = z.infer<typeof WorkDone>;

type Opening = Extract<MeetingEvent, { type: 'meetingOpened' }>;

/** Reads the work from the book. */
export const workDone = ({ policy }: Opening, book: readonly StampedFact<BookFact>[]): WorkDone => {
  const rolls = [...countedRolls(book).values()];
  const done: { minutes: number; needed: boolean; issuedOn: Day | null } = {
    minutes: 0,
    needed: false,
    issuedOn: null,
  };
  for (const { fact } of book) {
    if (fact.type === 'minutesSaved') done.minutes += 1;
    if (fact.type === 'conclusionsSaved') done.needed = fact.rows.length > 0;
    if (fact.type === 'noticeIssued') done.issuedOn = fact.day;
  }
  return {
    rolls: {
      confirmed: rolls.length,
      notCalled: rolls.reduce(
        (sum, { roll }) => sum + roll.attendees.filter(({ state }) => state === 'not-called').length,
        0,
      ),
    },
    minutes: done.minutes,
    notice: { needed: done.needed, issuedOn: done.issuedOn, workingDays: policy.conclusionWorkingDays },
  };
};

/** What is still to do for a meeting on a day. `closedOn` is null while it is open; `endpoints` are those on its list. */
export const toDo = (
  { rolls, minutes, notice }: WorkDone,
  endpoints: number,
  closedOn: Day | null,
  { today, calendar }: { readonly today: Day; readonly calendar: Calendar },
): MeetingToDo => {
  const { state, daysLeft } = noticeClock({ closedOn, ...notice }, today, calendar);
  return {
    rollCall: { ...rolls, endpoints },
    minutes: minutes > 0,
    notice: { state, daysLeft: state === 'running' || state === 'overdue' ? daysLeft : null },
  };
};

/** Whether anything is left to do; a notice without conclusions is not due. */
export const isToDo = ({ rollCall, minutes, notice }: MeetingToDo): boolean =>
  rollCall.confirmed < rollCall.endpoints ||
  rollCall.notCalled > 0 ||
  !minutes ||
  notice.state === 'running' ||
  notice.state === 'overdue';
