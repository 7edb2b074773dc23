import { readDay, type CalendarDay, type Day } from '@diem-cau/shared';

/** Days as they are being entered: one, or several in a row. */
export interface DaysDraft {
  readonly kind: CalendarDay['kind'];
  readonly from: string;
  /** Empty for a single day. */
  readonly to: string;
  readonly name: string;
}

/** A week-long holiday takes nine days at most with its weekends; more than this is a slip of the pen. */
export const longestRun = 31;

/** The weekday of a day, 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

const dayMs = 24 * 3_600_000;

/** The days from one to another, both included; none where they stand in the wrong order. */
const daysBetween = (from: Day, to: Day): Day[] => {
  const first = Date.parse(`${from}T00:00:00Z`);
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - first) / dayMs) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    new Date(first + index * dayMs).toISOString().slice(0, 10),
  );
};

/** What is wrong with a draft: a day that is none, the wrong order, too many days, a working day that is one anyway, no name. */
export type DaysFault = 'from' | 'to' | 'order' | 'length' | 'weekday' | 'name';

/** What still has to be mended. `holidays` are the days off that are known: one may be worked on. */
export const daysFaults = ({ kind, from, to, name }: DaysDraft, holidays: ReadonlySet<Day>): DaysFault[] => {
  const first = readDay(from);
  const last = to.trim() === '' ? first : readDay(to);
  const days = first === null || last === null ? [] : daysBetween(first, last);
  const isWorkedAnyway = (day: Day): boolean => ![0, 6].includes(weekdayOf(day)) && !holidays.has(day);
  const faults: readonly (readonly [DaysFault, boolean])[] = [
    ['from', first === null],
    ['to', to.trim() !== '' && last === null],
    ['order', first !== null && last !== null && last < first],
    ['length', days.length > longestRun],
    ['weekday', kind === 'working' && days.some(isWorkedAnyway)],
    ['name', name.trim() === ''],
  ];
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []));
};

/** The days as the hub takes them; none while something has to be mended. */
export const daysOf = (draft: DaysDraft, holidays: ReadonlySet<Day>): CalendarDay[] => {
  const first = readDay(draft.from);
  const last = draft.to.trim() === '' ? first : readDay(draft.to);
  if (first === null || last === null || daysFaults(draft, holidays).length > 0) return [];
  return daysBetween(first, last).map((day) => ({ day, kind: draft.kind, name: draft.name.trim() }));
};
