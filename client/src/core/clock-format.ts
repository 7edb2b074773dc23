import type { Instant } from '@diem-cau/shared';

type FormatOf = (timeZone: string, language?: string) => Intl.DateTimeFormat;

/** To make a format costs an old PC some milliseconds, and clocks are drawn every second: each is made once. A page knows one zone and two languages. */
const kept = (make: FormatOf): FormatOf => {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone, language = '') => {
    const key = `${timeZone} ${language}`;
    const format = made.get(key) ?? make(timeZone, language);
    made.set(key, format);
    return format;
  };
};

const minuteFormat = kept(
  (timeZone) => new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }),
);
const secondFormat = kept(
  (timeZone) => new Intl.DateTimeFormat('vi-VN', { timeStyle: 'medium', hourCycle: 'h23', timeZone }),
);
const dayFormat = kept(
  (timeZone, language) =>
    new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
      ...{ weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' },
      timeZone,
    }),
);

/** The time of day as `08:41`, 24 hours, in the hub's zone, an IANA name. */
export const timeOfDay = (at: Instant, timeZone: string): string => minuteFormat(timeZone).format(at);

/** The time of day to the second, as `08:41:05`. */
export const timeToTheSecond = (at: Instant, timeZone: string): string => secondFormat(timeZone).format(at);

/** The day in words of the language, such as `Thứ Hai, 24/11/2026`. */
export const dayInWords = (at: Instant, timeZone: string, language: string): string =>
  dayFormat(timeZone, language).format(at);

/** Whole minutes from one instant to another, never below 0. */
export const minutesBetween = (from: Instant, to: Instant): number => Math.max(0, Math.floor((to - from) / 60_000));
