import { z } from 'zod';
import { Instant } from '../kit/time.ts';

/** That a recording goes on: what its recorder has said of itself last, and for how long there is room. */
export const RecordingHeart = z.strictObject({
  /** Until when all that came is kept, in the meeting's own time. */
  keptUntil: Instant,
  /** How fast its files grow: bytes a second over the last ten or so. */
  bytesPerSecond: z.int().nonnegative(),
  /** Of how many microphones something was kept in the last three seconds of that. */
  heard: z.int().nonnegative(),
  /** Bytes that may still be written: by the disk, and by what all recordings may take; null where the disk does not say. */
  roomBytes: z.int().nonnegative().nullable(),
  /** For how long that lasts as fast as its files grew over the last minutes, in seconds; null before that is known, or where the disk does not say. */
  roomSeconds: z.int().nonnegative().nullable(),
});
export type RecordingHeart = z.infer<typeof RecordingHeart>;

/** Null where no recorder runs, or nothing is heard of it. */
export const RecordingHeartBody = z.strictObject({ heart: RecordingHeart.nullable() });
export type RecordingHeartBody = z.infer<typeof RecordingHeartBody>;
