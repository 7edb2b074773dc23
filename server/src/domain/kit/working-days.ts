import type { CalendarDay, Day } from '@diem-cau/shared';

/** Days that are not what their weekday says, by day. */
export type Calendar = ReadonlyMap<Day, CalendarDay['kind']>;

/** Public holidays with a fixed date of the Gregorian calendar, as `MM-DD` (Bộ luật Lao động 2019, Điều 112). Tết and Giỗ Tổ follow the moon. */
const fixedHolidays: readonly (readonly [string, string])[] = [
  ['01-01', 'Tết Dương lịch'],
  ['04-30', 'Ngày Chiến thắng'],
  ['05-01', 'Ngày Quốc tế lao động'],
  ['09-02', 'Quốc khánh'],
];

/** The holidays of a year whose date is always the same. */
export const fixedHolidaysOf = (year: number): CalendarDay[] =>
  fixedHolidays.map(([date, name]) => ({ day: `${year}-${date}`, kind: 'holiday', name }));

const moved = (day: Day, days: number): Day => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

const isFixedHoliday = (day: Day): boolean => fixedHolidays.some(([date]) => day.slice(5) === date);

/** Whether offices work on a day: Monday to Friday but for holidays, and Saturdays that make up for others. */
export const isWorkingDay = (day: Day, calendar: Calendar): boolean => {
  const set = calendar.get(day);
  if (set !== undefined) return set === 'working';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isFixedHoliday(day);
};

/** The last of `count` working days after `day`; `day` itself does not count. A calendar of holidays only never ends: at most 3,660 days on. */
export const addWorkingDays = (day: Day, count: number, calendar: Calendar): Day => {
  let at = day;
  let left = count;
  for (let tried = 0; left > 0 && tried < 3_660; tried += 1) {
    at = moved(at, 1);
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
};

/** Working days after `from` up to and with `to`; negative when `to` lies before. At most 3,660 days are counted. */
export const workingDaysBetween = (from: Day, to: Day, calendar: Calendar): number => {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  let at = from;
  for (let tried = 0; at < to && tried < 3_660; tried += 1) {
    at = moved(at, 1);
    if (isWorkingDay(at, calendar)) count += 1;
  }
  return count;
};
