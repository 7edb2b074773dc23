/** A stream that should flow, how much of it has come (pictures that were decoded, packets of a voice), and after how long without more it stands still, in milliseconds. */
export interface ReceivedLook {
  readonly key: string;
  readonly count: number;
  readonly stillAfterMs: number;
}

/** What is known of one received stream. */
interface ReceivedStanding {
  readonly count: number;
  readonly stillAfterMs: number;
  readonly sinceMs: number;
}

/** The received streams by their keys, as they were at the last look. */
export interface ReceivedWatch {
  readonly lastLookMs: number;
  readonly streams: ReadonlyMap<string, ReceivedStanding>;
}

export const nothingReceived: ReceivedWatch = { lastLookMs: Number.NEGATIVE_INFINITY, streams: new Map() };

/** After so long without a look all begins anew. */
const longestGapMs = 4_000;

/** Takes in a look at all streams that should flow now; what should not, is forgotten. */
export const lookAtReceived = (
  { lastLookMs, streams }: ReceivedWatch,
  nowMs: number,
  looks: readonly ReceivedLook[],
): ReceivedWatch => ({
  lastLookMs: nowMs,
  streams: new Map(
    looks.map(({ key, count, stillAfterMs }) => {
      const earlier = nowMs - lastLookMs > longestGapMs ? undefined : streams.get(key);
      return [key, { count, stillAfterMs, sinceMs: earlier?.count === count ? earlier.sinceMs : nowMs }];
    }),
  ),
});

/** The streams that stand still. */
export const standingStill = ({ lastLookMs, streams }: ReceivedWatch): readonly string[] =>
  [...streams].flatMap(([key, { sinceMs, stillAfterMs }]) => (lastLookMs - sinceMs >= stillAfterMs ? [key] : []));
