import type { Instant } from '@diem-cau/shared';
import type { Span } from '../../kit/spans.ts';

/** What tells of the time of a meeting: how the wall clock was set meanwhile, and when its last fact was. */
interface Timed {
  readonly clockSet: readonly Span[];
  readonly lastAt: Instant;
}

/** By how many milliseconds the wall clock is ahead of the meeting's own time, which went on evenly since its opening. */
export const clockAheadMs = (clockSet: readonly Span[]): number =>
  clockSet.reduce((sum, { from, to }) => sum + to - from, 0);

/** What time it is in a meeting that goes on, as its record dates it, when the wall clock shows `now`. */
export const meetingTime = ({ clockSet, lastAt }: Timed, now: Instant): Instant =>
  Math.max(lastAt, now - clockAheadMs(clockSet));

/**
 * What time it is in a meeting that is taken up again, and how the wall clock was set while nobody looked, where it shows that: an earlier time
 * than that of the last fact. Either it was set right again, or it is wrong now; then the meeting's time goes on from its last fact.
 */
export const takenUpAt = (timed: Timed, now: Instant): { readonly at: Instant; readonly clockSet: Span | null } => {
  const aheadMs = clockAheadMs(timed.clockSet);
  if (now - aheadMs >= timed.lastAt) return { at: now - aheadMs, clockSet: null };
  const at = Math.max(now, timed.lastAt);
  return { at, clockSet: { from: at + aheadMs, to: now } };
};
