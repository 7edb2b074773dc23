import type { Day, Instant } from '@diem-cau/shared';

/** Making a format costs much more than using it, and a report asks for thousands of days of one zone. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a time zone, `2025-06-30`. */
export const dayOf = (at: Instant, timeZone: string): Day => {
  const format =
    dayFormats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  dayFormats.set(timeZone, format);
  return format.format(at);
};
