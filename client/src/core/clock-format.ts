import type { Instant } from '@diem-cau/shared';

/**
 * The time of day as `08:41`, 24 hours.
 * @param timeZone the hub's own zone, an IANA name; null for the browser's
 */
export const timeOfDay = (at: Instant, timeZone: string | null): string =>
  new Intl.DateTimeFormat('vi-VN', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === null ? {} : { timeZone }),
  }).format(at);

/** The day in words of the language, such as `Thứ Hai, 24/11/2026`. */
export const dayInWords = (at: Instant, timeZone: string | null, language: string): string =>
  new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    weekday: 'long',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    ...(timeZone === null ? {} : { timeZone }),
  }).format(at);

/** Whole minutes from one instant to another, never below 0. */
export const minutesBetween = (from: Instant, to: Instant): number => Math.max(0, Math.floor((to - from) / 60_000));
