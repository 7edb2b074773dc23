import type { Instant, MeetingId } from '@diem-cau/shared';
import type { Uptime } from './clock.ts';

/** That the hub was alive, and when. */
export interface SignOfLife {
  /** By the wall clock. */
  readonly at: Instant;
  /** By the machine's uptime, in milliseconds since this start of it; null where that can't be told. */
  readonly up: { readonly bootId: string; readonly ms: number } | null;
  /** What time it was in each open meeting, as its record dates it. */
  readonly meetings: ReadonlyMap<MeetingId, Instant>;
}

/**
 * How long ago a sign of life was, in milliseconds, by a clock that nobody can set; null where none has gone on since: the machine was
 * started anew, or the sign is of another one.
 */
export const passedSince = ({ up }: SignOfLife, clock: Uptime): number | null => {
  if (up === null || up.bootId !== clock.bootId) return null;
  const passedMs = clock.uptimeMs() - up.ms;
  return passedMs < 0 ? null : passedMs;
};
