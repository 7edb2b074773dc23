import type { Instant } from '@diem-cau/shared';

/** The time of day as `08:41`, 24 hours, in the hub's zone, an IANA name. */
export const timeOfDay = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('vi-VN', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);

/** The time of day to the second, as `08:41:05`. */
export const timeToTheSecond = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('vi-VN', { timeStyle: 'medium', hourCycle: 'h23', timeZone }).format(at);

/** The day in words of the language, such as `Thứ Hai, 24/11/2026`. */
export const dayInWords = (at: Instant, timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    weekday: 'long',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone,
  }).format(at);

/** Whole minutes from one instant to another, never below 0. */
export const minutesBetween = (from: Instant, to: Instant): number => Math.max(0, Math.floor((to - from) / 60_000));
