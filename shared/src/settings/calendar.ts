import { z } from 'zod';
import { Line } from '../kit/text.ts';
import { Day, Instant } from '../kit/time.ts';

/** A day that is not what its weekday says: a holiday, or a Saturday on which one works (làm bù). */
export const CalendarDay = z.strictObject({ day: Day, kind: z.enum(['holiday', 'working']), name: Line(1, 120) });
export type CalendarDay = z.infer<typeof CalendarDay>;

/** Changes the calendar: days that are set, and days that are again what they were. */
export const CalendarChange = z.strictObject({
  set: z.array(CalendarDay).max(100),
  clear: z.array(Day).max(100),
});
export type CalendarChange = z.infer<typeof CalendarChange>;

export const CalendarBody = z.strictObject({
  /** By day; the holidays with a fixed date of the asked years are among them, with `fixed`. */
  days: z.array(CalendarDay.extend({ fixed: z.boolean(), by: z.string(), at: Instant.nullable() })),
  /** Whether Tết, whose days are set anew each year, has been entered for the year. */
  hasTet: z.boolean(),
  year: z.int(),
});
export type CalendarBody = z.infer<typeof CalendarBody>;
