import { z } from 'zod';

/** Whether the microphone of one seat gives way. */
export const SeatHalfDuplexView = z.strictObject({
  /** It is kept in by its own page while others speak; missing where it is not. */
  halfDuplex: z.literal(true).optional(),
});
export type SeatHalfDuplexView = z.infer<typeof SeatHalfDuplexView>;
