import { readDay, type Instant } from '@diem-cau/shared';
import type { DeskTimes } from './desk-times.ts';

/** A day as it is written, `2025-06-30` → `30/06/2025`; empty for anything else. */
export const writtenDay = (day: string): string => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day) ?? [];
  return year === undefined ? '' : `${date}/${month}/${year}`;
};

/** Milliseconds since midnight of a time written as `08:05`, `8:05:30`, `8h05` or `8`; null where there is no such time. */
export const readClock = (written: string): number | null => {
  const found = /^\s*(\d{1,2})(?:\s*[:hg]\s*(\d{1,2})?(?::(\d{1,2}))?)?\s*$/iu.exec(written);
  if (found === null) return null;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? '0'));
  return hours > 23 || minutes > 59 || seconds > 59 ? null : ((hours * 60 + minutes) * 60 + seconds) * 1000;
};

/** The instant that a day and a time of day mean on the clocks of the hub's zone; null where one of them cannot be read. */
export const readMoment = (day: string, clock: string, { aheadMs }: Pick<DeskTimes, 'aheadMs'>): Instant | null => {
  const [date, sinceMidnight] = [readDay(day), readClock(clock)];
  if (date === null || sinceMidnight === null) return null;
  const asUtc = Date.parse(`${date}T00:00:00Z`) + sinceMidnight;
  // Twice, since the zone's distance from UTC may be another one at the instant found first.
  const guess = asUtc - aheadMs(Math.max(0, asUtc));
  const at = asUtc - aheadMs(Math.max(0, guess));
  return at < 0 ? null : at;
};
