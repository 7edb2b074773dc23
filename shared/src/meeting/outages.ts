import { z } from 'zod';
import { Instant } from '../kit/time.ts';

/**
 * Why nothing comes by the media of a seat, as far as the hub sees it: nothing ever came although its page tries to connect them
 * (`never-came`), they came and stay away (`cut`), or the hub's own media worker died and they have not come since (`worker`).
 */
export const OutageCause = z.enum(['never-came', 'cut', 'worker']);
export type OutageCause = z.infer<typeof OutageCause>;

/** Whether anything comes by the media of a seat whose page is in contact. */
export const SeatOutageView = z.strictObject({
  /** Nothing has come by its media since then, while its page answers; missing while they flow, and while the seat is lost altogether. */
  outage: z.strictObject({ since: Instant }).optional(),
});
export type SeatOutageView = z.infer<typeof SeatOutageView>;
