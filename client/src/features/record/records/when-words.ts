import type { Instant } from '@diem-cau/shared';
import type { DeskTimes } from '../../../ui/desk/desk-times.ts';

/** A stretch as a clerk writes it, `08:05–08:07`; with the day where it is not the meeting's own. */
export const whenWords = (
  { from, to }: { readonly from: Instant; readonly to: Instant },
  meetingAt: Instant,
  { day, clock, moment }: Pick<DeskTimes, 'day' | 'clock' | 'moment'>,
): string => {
  const first = day(from) === day(meetingAt) ? clock(from) : moment(from);
  const last = day(to) === day(from) ? clock(to) : moment(to);
  return clock(from) === clock(to) && day(from) === day(to) ? first : `${first}–${last}`;
};
