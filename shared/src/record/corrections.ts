import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { Line } from '../kit/text.ts';
import { Instant } from '../kit/time.ts';

/** What is to count instead of what the machine recorded. The record itself is never changed. */
export const Correction = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('title'), title: Line(1, 300) }),
  /** The meeting really began, or ended, at this instant; the last word counts. */
  z.strictObject({ what: z.literal('opening'), at: Instant }),
  z.strictObject({ what: z.literal('closing'), at: Instant }),
  /** The meeting counts in no report, or does after all; the last word counts. */
  z.strictObject({ what: z.literal('counting'), counts: z.boolean() }),
  /** A break that nobody noted. */
  z.strictObject({ what: z.literal('break'), from: Instant, to: Instant }),
  /** An endpoint was there, or was not, whatever the machine saw; for instance it took part by telephone. */
  z.strictObject({
    what: z.literal('presence'),
    endpointId: EndpointId,
    from: Instant,
    to: Instant,
    present: z.boolean(),
  }),
]);
export type Correction = z.infer<typeof Correction>;

export const CorrectionRequest = z.strictObject({ correction: Correction, reason: Line(1, 500) });

/** The figures that corrections change. */
export const CorrectedFigures = z.strictObject({
  title: z.string(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  durationMs: z.int(),
  /** Of the endpoint that a correction is about; null for any other correction. */
  presentMs: z.int().nullable(),
});
export type CorrectedFigures = z.infer<typeof CorrectedFigures>;

/** A correction with what stood before and what stands after it. */
export const CorrectionBody = z.strictObject({
  seq: z.int(),
  at: Instant,
  by: z.string(),
  reason: z.string(),
  correction: Correction,
  before: CorrectedFigures,
  after: CorrectedFigures,
});
export type CorrectionBody = z.infer<typeof CorrectionBody>;

/** How many pages what was handed out at a meeting had, and how many copies were printed, for the count of pages that were not; stored and sent as `papers`. */
export const PrintingDeclaration = z.strictObject({
  pages: z.int().min(0).max(100_000),
  printedCopies: z.int().min(0).max(100_000),
});
export type PrintingDeclaration = z.infer<typeof PrintingDeclaration>;
