import type { Instant } from '@diem-cau/shared';

const hourPattern = /(\d{1,2})\s*(?:giờ|h|:)\s*(\d{1,2})?/iu;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The line of a text that a place in it, counted in characters, lies on. */
export const lineAt = (text: string, place: number): string => {
  const from = text.lastIndexOf('\n', place - 1) + 1;
  const to = text.indexOf('\n', place);
  return text.slice(from, to === -1 ? undefined : to);
};

/**
 * The first hour that stands in a line of minutes, as an instant of the meeting: `8 giờ 05`, `08:05`, `8h05`. The first such one from the minute of the
 * opening on, so that a meeting over midnight is read rightly. Null where none stands there, or none that there is.
 * @param aheadMs how far the clocks of the place are ahead of UTC, in milliseconds
 */
export const writtenHour = (line: string, openedAt: Instant, aheadMs: number): Instant | null => {
  const [, hours, minutes = '0'] = hourPattern.exec(line) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  const opening = Math.floor(openedAt / minuteMs) * minuteMs;
  const midnight = Math.floor((opening + aheadMs) / dayMs) * dayMs - aheadMs;
  const written = midnight + (Number(hours) * 60 + Number(minutes)) * minuteMs;
  return written < opening ? written + dayMs : written;
};
