import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';

/** Whoever was called and is not gone on from within so many seconds ends the walk: nobody's microphone is left open by a walk that was forgotten. */
export const rollWaitsSeconds = 120;

/** A walk of the roll that is being made, as everybody sees it; null while there is none. */
export const RollView = z.strictObject({
  roll: z
    .strictObject({
      /** Who is called now. */
      called: EndpointId,
      /** How many are to come. */
      left: z.int().min(0),
    })
    .nullable(),
});
export type RollView = z.infer<typeof RollView>;

/** What a walk, and whoever conducts, said of one endpoint; told to whoever conducts or looks after the meeting. */
export const SeatRollView = z.strictObject({
  /** It answered when it was called (`answered`), or did not, also because it was away (`missed`); missing where it was not called. */
  rollCall: z.strictObject({ stands: z.enum(['answered', 'missed']), at: Instant }).optional(),
  /** It attends by telephone, as whoever conducts says, since then. */
  byPhone: z.strictObject({ since: Instant }).optional(),
});
export type SeatRollView = z.infer<typeof SeatRollView>;
