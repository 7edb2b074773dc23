import type { Instant } from '@diem-cau/shared';

/** How many times faster than it was a meeting is told. */
export const replaySpeeds = [1, 10, 60, 300] as const;

/** An hour in a minute. */
const usualSpeed = 60;

/** What is told, from when to when. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Where a replay, or what is played, stands, without a timer of its own. */
export interface Player {
  readonly span: Span;
  /** Where it stood at `sinceMs`. */
  readonly at: Instant;
  /** Since when it runs, by a clock that nobody can set, in milliseconds; null while it stands. */
  readonly sinceMs: number | null;
  readonly speed: number;
}

/** A replay that stands at its beginning. */
export const newPlayer = (span: Span, speed: number = usualSpeed): Player => ({
  span,
  at: span.from,
  sinceMs: null,
  speed,
});

const inSpan = ({ from, to }: Span, at: Instant): Instant => Math.round(Math.min(Math.max(at, from), to));

/** The instant of the meeting that is shown now; never outside the meeting. */
export const positionOf = ({ span, at, sinceMs, speed }: Player, nowMs: number): Instant =>
  inSpan(span, sinceMs === null ? at : at + Math.max(0, nowMs - sinceMs) * speed);

/** Whether it runs: at its end it stands by itself. */
export const isRunning = (player: Player, nowMs: number): boolean =>
  player.sinceMs !== null && positionOf(player, nowMs) < player.span.to;

/** Goes on; from the beginning where the end was reached. */
export const run = (player: Player, nowMs: number): Player => {
  const at = positionOf(player, nowMs);
  return { ...player, at: at >= player.span.to ? player.span.from : at, sinceMs: nowMs };
};

/** Stops where it is. */
export const rest = (player: Player, nowMs: number): Player => ({
  ...player,
  at: positionOf(player, nowMs),
  sinceMs: null,
});

/** Jumps; what ran runs on. */
export const goTo = (player: Player, at: Instant, nowMs: number): Player => ({
  ...player,
  at: inSpan(player.span, at),
  sinceMs: isRunning(player, nowMs) ? nowMs : null,
});

/** Goes on from where it is at another speed. */
export const atSpeed = (player: Player, speed: number, nowMs: number): Player => ({
  ...goTo(player, positionOf(player, nowMs), nowMs),
  speed,
});
