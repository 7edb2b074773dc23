import { z } from 'zod';
import { MeetingId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';

/** For so long after a meeting its endpoints' pages say how it went, in milliseconds. */
export const closingShownMs = 10 * 60_000;

/** How a meeting went, in short: what its room's TV shows once it is over. */
export const ClosingSummary = z.strictObject({
  meetingId: MeetingId,
  title: z.string(),
  openedAt: Instant,
  closedAt: Instant,
  /** Without breaks. */
  durationMs: z.int(),
  /** Those on its list, in the directory's order. */
  endpoints: z.array(
    z.strictObject({
      name: z.string(),
      leads: z.boolean(),
      attended: z.boolean(),
      /** How often its line was lost; the hub's own gaps are not its fault and count for nothing. */
      dropOuts: z.int(),
    }),
  ),
});
export type ClosingSummary = z.infer<typeof ClosingSummary>;

/** `GET /api/closing`: the meeting of the asking endpoint that closed last, for ten minutes; else null. */
export const ClosingBody = z.strictObject({ closing: ClosingSummary.nullable() });
