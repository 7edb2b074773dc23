import type { Instant } from '@diem-cau/shared';
import type { Span } from '../../kit/spans.ts';

/** A wall clock that is so far from where it would be was set, in milliseconds; what keeps it in step moves it by less. */
export const clockSetMs = 5_000;

/** What keeps a wall clock in step makes it faster or slower by at most so much: 500 ppm (adjtimex(2)). */
export const creepPace = 0.000_5;

/** By how many milliseconds the wall clock is ahead of the meeting's own time, which went on evenly since its opening. */
const clockAheadMs = (clockSet: readonly Span[]): number => clockSet.reduce((sum, { from, to }) => sum + to - from, 0);

/** What tells of the time of a meeting: how the wall clock was set meanwhile, and when its last fact was. */
interface Timed {
  readonly clockSet: readonly Span[];
  readonly lastAt: Instant;
}

/** What time it is in a meeting that goes on, as its record dates it, when the wall clock shows `now`. */
export const timeInMeeting = ({ clockSet, lastAt }: Timed, now: Instant): Instant =>
  Math.max(lastAt, now - clockAheadMs(clockSet));

/** A wall clock that is no farther from where it would be was not set, in milliseconds, and tells the time finer than the machine's uptime. */
const rightMs = 1_000;

/** A meeting as its record left it. */
interface LeftOff {
  readonly openedAt: Instant;
  /** When it was last known to go on, as its facts are dated. */
  readonly lastAt: Instant;
  /** By how much the wall clock was ahead of its time, in milliseconds. */
  readonly aheadMs: number;
}

/** The clocks when it is taken up again. */
interface TakenUp {
  /** What the wall clock shows. */
  readonly now: Instant;
  /** What time it is in the meeting by a clock that nobody could set; null where none went on meanwhile. */
  readonly reckoned: Instant | null;
}

/** From how far off a wall clock was set, in milliseconds, where it was kept in step since the meeting's opening. */
const setFromMs = ({ openedAt }: LeftOff, at: Instant): number => clockSetMs + (at - openedAt) * creepPace;

/** What the wall clock says alone: it is believed, unless it shows an earlier time than what is known; then the meeting goes on from that. */
const believed = (left: LeftOff, now: Instant): Instant => {
  const { lastAt, aheadMs } = left;
  const evenly = now - aheadMs;
  return Math.max(lastAt, evenly > lastAt - setFromMs(left, lastAt) ? evenly : now);
};

/**
 * What time it is in a meeting that is taken up again, and how the wall clock was set while nobody looked; null where that can't be told from
 * what keeps it in step.
 */
export const takenUpAt = (
  left: LeftOff,
  { now, reckoned }: TakenUp,
): { readonly at: Instant; readonly clockSet: Span | null } => {
  const byWallClock = reckoned === null || Math.abs(now - left.aheadMs - reckoned) < rightMs;
  const at = byWallClock ? believed(left, now) : Math.max(reckoned, left.lastAt);
  const from = at + left.aheadMs;
  return { at, clockSet: Math.abs(now - from) >= setFromMs(left, at) ? { from, to: now } : null };
};
