import { z } from 'zod';

/** What holds for all microphones. */
export const MicrophonesView = z.strictObject({
  /** Whether the chair has muted all: those who join later are withheld as well. */
  microphones: z.enum(['free', 'withheld']),
});
export type MicrophonesView = z.infer<typeof MicrophonesView>;

/** The microphone of one seat. */
export const SeatMicrophoneView = z.strictObject({
  /** `withheld`: muted by the chair or not allowed yet; only the chair can change that. */
  microphone: z.enum(['open', 'closed', 'withheld']),
});
export type SeatMicrophoneView = z.infer<typeof SeatMicrophoneView>;
