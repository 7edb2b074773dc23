import { z } from 'zod';
import { Instant } from '../kit/time.ts';

/** So many seconds a page rings, unless somebody joins or whoever conducts takes it back. */
export const ringSeconds = 60;

/** That an endpoint is called, or was in vain; told to whoever conducts or looks after the meeting. */
export const SeatRingView = z.strictObject({
  /** Its waiting page rings (`ringing`), or nobody there pressed (`unanswered`), since then; missing where it was not called, or has come. */
  ring: z.strictObject({ stands: z.enum(['ringing', 'unanswered']), since: Instant }).optional(),
});
export type SeatRingView = z.infer<typeof SeatRingView>;
