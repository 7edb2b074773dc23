import { z } from 'zod';
import { Instant } from '../kit/time.ts';

/** Between the end of one checkpoint, or of a break, and the next one there are at least so many seconds. */
export const checkpointsApartSeconds = 120;

/** How often presence is to be confirmed: once in about so many minutes, each time within so many. */
export const CheckpointSetting = z.strictObject({
  everyMinutes: z.int().min(1).max(240),
  answerMinutes: z.int().min(1).max(15),
});
export type CheckpointSetting = z.infer<typeof CheckpointSetting>;

/** What all see of checkpoints: only one that stands. When the next one comes is told to nobody. */
export const CheckpointsView = z.strictObject({
  checkpoint: z.strictObject({ since: Instant, until: Instant }).nullable(),
  /** How they are set, for whoever conducts; null where there are none, and for communes. */
  checkpoints: CheckpointSetting.nullable(),
});
export type CheckpointsView = z.infer<typeof CheckpointsView>;

/** How often an endpoint has confirmed its presence, of how often it was asked to. */
export const ConfirmedCount = z.strictObject({ confirmed: z.int(), of: z.int() });
export type ConfirmedCount = z.infer<typeof ConfirmedCount>;

/** What one endpoint has confirmed. */
export const SeatCheckpointsView = z.strictObject({
  /** When it confirmed its presence at the checkpoint that stands; missing as long as it has not. */
  confirmedAt: Instant.optional(),
  /** At those that are over, for whoever conducts; missing before the first. */
  confirmed: ConfirmedCount.optional(),
});
export type SeatCheckpointsView = z.infer<typeof SeatCheckpointsView>;
