/** A stream that should flow, and how much of it has come: pictures that were decoded, packets of a voice. */
export interface ReceivedLook {
  readonly key: string;
  readonly count: number;
}

/** What is known of one received stream. */
interface ReceivedStanding {
  readonly count: number;
  readonly sinceMs: number;
}

/** The received streams by their keys, as they were at the last look. */
export interface ReceivedWatch {
  readonly lastLookMs: number;
  readonly streams: ReadonlyMap<string, ReceivedStanding>;
}

export const nothingReceived: ReceivedWatch = { lastLookMs: Number.NEGATIVE_INFINITY, streams: new Map() };

/**
 * A stream of which nothing has come for so long stands still, in milliseconds; with a second between two looks that is within 3 s. A voice that
 * says nothing still sends a packet every 400 ms.
 */
const stillAfterMs = 2_000;

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
    looks.map(({ key, count }) => {
      const earlier = nowMs - lastLookMs > longestGapMs ? undefined : streams.get(key);
      return [key, earlier?.count === count ? earlier : { count, sinceMs: nowMs }];
    }),
  ),
});

/** The streams that stand still. */
export const standingStill = ({ lastLookMs, streams }: ReceivedWatch): readonly string[] =>
  [...streams].flatMap(([key, { sinceMs }]) => (lastLookMs - sinceMs >= stillAfterMs ? [key] : []));
