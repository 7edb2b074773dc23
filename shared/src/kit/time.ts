import { z } from 'zod';

/** 9999-12-31T00:00Z: a later instant has in some zone no day of four digits, and soon no day at all. */
const latestInstant = 253_402_214_400_000;

/** A point in time as milliseconds since 1970-01-01T00:00Z. Stored and sent like this; shown in the hub's own time zone. */
export const Instant = z.int().min(0).max(latestInstant);
export type Instant = z.infer<typeof Instant>;

/** A calendar day, `2025-06-30`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** A stretch of time; `to` is null while it lasts. */
export const Interval = z.strictObject({ from: Instant, to: Instant.nullable() });
export type Interval = z.infer<typeof Interval>;

/** A day as people write it, `2025-06-30` → `30/06/2025`. */
export const dayText = (day: Day): string => day.split('-').toReversed().join('/');

/** The day that a person wrote as `30/06/2025` (also with points, hyphens or single digits); null where there is no such day. */
export const readDay = (written: string): Day | null => {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/u.exec(written) ?? [];
  return Day.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data ?? null;
};
