import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { Day, Instant } from '../kit/time.ts';

const total = z.number().min(0);

/** What was measured of a line over some time: all of it adds up, but for the two that are the worst of it. Lengths in milliseconds. */
export const LineSums = z.strictObject({
  /** For how long the endpoint was in a meeting and its line was measured. */
  measuredMs: total,
  /** For how long nothing came from it although it was in a meeting: its line had broken, or its PC went out. */
  lostMs: total,
  /** Of what was measured: more than 5 % of the packets were lost, either way. */
  badLossMs: total,
  /** Of what was measured: there and back took more than 500 ms. */
  slowMs: total,
  /** For how long a picture or a voice stood still on its page. */
  frozenMs: total,
  upPackets: total,
  upLost: total,
  upBytes: total,
  downPackets: total,
  downLost: total,
  downBytes: total,
  /** Round trips that were measured, and their sum. */
  roundTrips: total,
  roundTripSumMs: total,
  worstRoundTripMs: total,
  worstJitterMs: total,
  /** For how long the hub's own line bore less than all endpoints together wanted: no fault of this one. What was kept before this was told has none. */
  hubShortMs: total.default(0),
  /** For how long its own line bore less than all the pictures for it, so that it was kept to a lower rung. Missing as above. */
  thinDownMs: total.default(0),
  /** For how long its own line bore less than its camera beside its voice, so that its page kept some or all of it back. Missing as above. */
  thinUpMs: total.default(0),
});
export type LineSums = z.infer<typeof LineSums>;

/** An hour of the clock (UTC) in which something was measured of a line. */
export const LineHour = z.strictObject({ from: Instant, sums: LineSums });
export type LineHour = z.infer<typeof LineHour>;

/** A month of the calendar, `2026-11`. */
export const LineMonth = z.strictObject({ month: z.string(), sums: LineSums });

/** How the line of one endpoint was over a period. */
export const EndpointLine = z.strictObject({
  endpointId: EndpointId,
  /** As it is called today; empty where the directory does not know it any more. */
  name: z.string(),
  sums: LineSums,
  months: z.array(LineMonth),
  /** The worst hours, the worst first; none that was without fault. */
  worst: z.array(LineHour).max(20),
});
export type EndpointLine = z.infer<typeof EndpointLine>;

/** First and last day, in the hub's time zone. */
export const LineHistoryQuery = z.strictObject({ from: Day, to: Day });
export type LineHistoryQuery = z.infer<typeof LineHistoryQuery>;

/** How the lines of the endpoints were over a period. */
export const LineHistoryBody = z.strictObject({
  query: LineHistoryQuery,
  madeAt: Instant,
  timeZone: z.string(),
  hubName: z.string(),
  /** For how many days what was measured is kept. */
  keptDays: z.int(),
  /** In the directory's order. */
  endpoints: z.array(EndpointLine),
});
export type LineHistoryBody = z.infer<typeof LineHistoryBody>;

/** Shares and means of what was measured; null where nothing tells them. */
export interface LineShares {
  readonly lossUp: number | null;
  readonly lossDown: number | null;
  readonly roundTripMs: number | null;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Which share was lost each way, and how long there and back took on average. */
export const lineShares = (sums: LineSums): LineShares => ({
  lossUp: share(sums.upLost, sums.upPackets),
  lossDown: share(sums.downLost, sums.downPackets),
  roundTripMs: share(sums.roundTripSumMs, sums.roundTrips),
});
