import type { Instant } from '@diem-cau/shared';

/** Writes instants as a Vietnamese office does, `22/11/2026 08:41:10`, in one time zone. */
export interface LocalTime {
  day(at: Instant): string;
  clock(at: Instant): string;
  full(at: Instant): string;
}

/** @param timeZone an IANA name such as `Asia/Ho_Chi_Minh`; an unknown one throws a RangeError at once */
export const localTime = (timeZone: string): LocalTime => {
  const dayFormat = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const clockFormat = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' });
  const day = (at: Instant): string => dayFormat.format(at);
  const clock = (at: Instant): string => clockFormat.format(at);
  return { day, clock, full: (at) => `${day(at)} ${clock(at)}` };
};

/** A length as hours, minutes and seconds, `1:05:09`: spreadsheets of every language take it for a time and can add it up. */
export const lengthText = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};
