import { z } from 'zod';
import { Instant } from '../kit/time.ts';

/** Whether anything comes by the media of a seat whose page is in contact. */
export const SeatOutageView = z.strictObject({
  /** Nothing has come by its media since then, while its page answers; missing while they flow, and while the seat is lost altogether. */
  outage: z.strictObject({ since: Instant }).optional(),
});
export type SeatOutageView = z.infer<typeof SeatOutageView>;
