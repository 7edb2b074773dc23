import { z } from 'zod';
import { Instant } from '../kit/time.ts';

/** What has to be known of a meeting before its figures are believed. */
export const MeetingMarks = z.strictObject({
  /** What was corrected, when and by whom, in the order of the corrections. */
  corrections: z.array(
    z.strictObject({
      what: z.enum(['title', 'opening', 'closing', 'counting', 'break', 'presence']),
      at: Instant,
      by: z.string(),
    }),
  ),
  /** Endpoints whose roll in force was confirmed more than 5 working days after the closing. */
  lateRolls: z.int(),
  /** How long it was open, breaks included, in milliseconds; null where that is no longer than meetings usually are. */
  openTooLongMs: z.int().nullable(),
  /** Steps of the hub's wall clock while it was open: what the clock would have shown, and what it showed. */
  clockSet: z.array(z.strictObject({ from: Instant, to: Instant })),
});
export type MeetingMarks = z.infer<typeof MeetingMarks>;

/** How many meetings of a period bear each mark; of late rolls, how many there are. */
export const MarkCounts = z.strictObject({
  corrected: z.int(),
  lateRolls: z.int(),
  openTooLong: z.int(),
  clockSet: z.int(),
});
export type MarkCounts = z.infer<typeof MarkCounts>;
