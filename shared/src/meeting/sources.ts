import { z } from 'zod';

/** What one seat sends besides its microphone. */
export const SeatSourcesView = z.strictObject({ camera: z.enum(['on', 'off']) });
export type SeatSourcesView = z.infer<typeof SeatSourcesView>;
