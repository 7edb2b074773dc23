import { z } from 'zod';
import { Instant } from '../kit/time.ts';

/** A question to which nobody puts an end does so itself after so many seconds. */
export const readyAskedSeconds = 600;

/** Why an endpoint is not ready, ready-made: for people, for its sound, its picture, its line, or for something else. */
export const UnreadyReason = z.enum(['people', 'sound', 'picture', 'line', 'other']);
export type UnreadyReason = z.infer<typeof UnreadyReason>;

/** The question whether all are ready, while it stands; null while none does. */
export const ReadyView = z.strictObject({ ready: z.strictObject({ since: Instant }).nullable() });
export type ReadyView = z.infer<typeof ReadyView>;

/** What one endpoint has answered to it; missing as long as it has not. Why it is not ready is told to whoever conducts alone. */
export const SeatReadyView = z.strictObject({
  ready: z
    .strictObject({ stands: z.enum(['ready', 'not-ready']), at: Instant, reason: UnreadyReason.optional() })
    .optional(),
});
export type SeatReadyView = z.infer<typeof SeatReadyView>;
