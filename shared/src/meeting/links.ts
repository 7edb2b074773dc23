import { z } from 'zod';

/** How good an endpoint's line is, steadied over some samples. */
export const LinkGrade = z.enum(['good', 'weak', 'bad']);
export type LinkGrade = z.infer<typeof LinkGrade>;

/** The line of one seat, for those who lead or look after the meeting; communes are not told each other's. */
export const SeatLinkView = z.strictObject({
  /** Null before the first sample, and while the endpoint is away. */
  link: LinkGrade.nullable().optional(),
});
export type SeatLinkView = z.infer<typeof SeatLinkView>;
