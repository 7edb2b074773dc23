import { z } from 'zod';
import { SourceId } from './source-id.ts';

/** What one seat sends. */
export const SeatSourcesView = z.strictObject({
  /** Whether any camera is sent. */
  camera: z.enum(['on', 'off']),
  /** Every source that is sent, by kind and number; a microphone is among them while it is shut, too. */
  sources: z.array(SourceId).max(12),
});
export type SeatSourcesView = z.infer<typeof SeatSourcesView>;
