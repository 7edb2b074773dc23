import type { Day } from '@diem-cau/shared';

/** How long a period is; `range` is any two days. */
export type PeriodKind = 'month' | 'quarter' | 'half' | 'year' | 'range';

/** The kinds in the order of their length, as the page offers them. */
export const periodKinds: readonly PeriodKind[] = ['month', 'quarter', 'half', 'year', 'range'];

/** A period of a report, its first and its last day included. */
export interface Period {
  readonly kind: PeriodKind;
  readonly from: Day;
  readonly to: Day;
}

const monthsOf = { month: 1, quarter: 3, half: 6, year: 12 } as const;
type CalendarKind = keyof typeof monthsOf;
const calendarKinds: readonly CalendarKind[] = ['month', 'quarter', 'half', 'year'];

const dayMs = 24 * 3_600_000;
const utc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayText = (at: number): Day => new Date(at).toISOString().slice(0, 10);

/** The calendar period that begins with this month, counted from January of year 0. */
const beginningWith = (kind: CalendarKind, month: number): Period => ({
  kind,
  from: dayText(Date.UTC(Math.floor(month / 12), month % 12, 1)),
  to: dayText(Date.UTC(Math.floor(month / 12), (month % 12) + monthsOf[kind], 0)),
});

const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The month, quarter, half-year or year that a day lies in. */
export const periodAround = (kind: CalendarKind, day: Day): Period => {
  const month = monthOf(day);
  return beginningWith(kind, month - (month % monthsOf[kind]));
};

/** The period from one day to another, as the shortest calendar period that it is, else as a range. */
export const periodOfDays = (from: Day, to: Day): Period =>
  calendarKinds
    .map((kind) => periodAround(kind, from))
    .find((calendar) => calendar.from === from && calendar.to === to) ?? { kind: 'range', from, to };

/** The next period of the same kind, or with -1 the one before; a range moves by its own length. */
export const shiftPeriod = ({ kind, from, to }: Period, by: 1 | -1): Period => {
  if (kind !== 'range') return beginningWith(kind, monthOf(from) + by * monthsOf[kind]);
  const length = utc(to) - utc(from) + dayMs;
  return { kind, from: dayText(utc(from) + by * length), to: dayText(utc(to) + by * length) };
};

/** The same time in another length: the period around today where today lies in it, else around its last day. */
export const inKind = (period: Period, kind: PeriodKind, today: Day): Period => {
  if (kind === 'range') return { ...period, kind };
  return periodAround(kind, period.from <= today && today <= period.to ? today : period.to);
};

/** How a calendar period stands in the address: `2026`, `2026-H1`, `2026-Q1`, `2026-03`. */
export const periodKey = ({ kind, from }: Period & { readonly kind: CalendarKind }): string => {
  const [year, month] = [from.slice(0, 4), Number(from.slice(5, 7))];
  switch (kind) {
    case 'year':
      return year;
    case 'half':
      return `${year}-H${month < 7 ? 1 : 2}`;
    case 'quarter':
      return `${year}-Q${(month + 2) / 3}`;
    case 'month':
      return from.slice(0, 7);
  }
};

/** Reads `periodKey` back; null for anything else. */
export const readPeriodKey = (key: string): Period | null => {
  const [, year = '', part = '1', half, quarter] = /^(2\d{3})(?:-(H([12])|Q([1-4])|0[1-9]|1[0-2]))?$/u.exec(key) ?? [];
  if (year === '') return null;
  const first = Number(year) * 12;
  if (half !== undefined) return beginningWith('half', first + (Number(half) - 1) * 6);
  if (quarter !== undefined) return beginningWith('quarter', first + (Number(quarter) - 1) * 3);
  return key === year ? beginningWith('year', first) : beginningWith('month', first + Number(part) - 1);
};
