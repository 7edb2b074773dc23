import type { Instant } from '@diem-cau/shared';

/** Writes instants as a Vietnamese office does, in one time zone. */
export interface DeskTimes {
  /** `22/11/2026`. */
  readonly day: (at: Instant) => string;
  /** `08:41`, 24 hours. */
  readonly clock: (at: Instant) => string;
  /** `08:41:07`, 24 hours. */
  readonly exactClock: (at: Instant) => string;
  /** `22/11/2026 08:41`. */
  readonly moment: (at: Instant) => string;
  /** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
  readonly aheadMs: (at: Instant) => number;
}

/** @param timeZone an IANA name; null for the browser's own */
export const deskTimes = (timeZone: string | null): DeskTimes => {
  const zone = timeZone === null ? {} : { timeZone };
  // The British order of day and month is the Vietnamese one; the locale `vi` would put the time first.
  const format = (options: Intl.DateTimeFormatOptions): ((at: Instant) => string) => {
    const formatter = new Intl.DateTimeFormat('en-GB', { ...zone, ...options });
    return (at) => formatter.format(at);
  };
  const day = format({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const exactClock = format({ timeStyle: 'medium', hourCycle: 'h23' });
  const aheadMs = (at: Instant): number => {
    const [d, m, y] = day(at).split('/');
    return Date.parse(`${y}-${m}-${d}T${exactClock(at)}Z`) - Math.floor(at / 1000) * 1000;
  };
  return { day, clock, exactClock, moment: (at) => `${day(at)} ${clock(at)}`, aheadMs };
};
