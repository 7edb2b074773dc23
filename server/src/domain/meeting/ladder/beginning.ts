/** What is known of the line of one endpoint from when it was here last, in bit/s. */
export interface BorneWhen {
  /** What it bore of pictures, as far as any were wanted. */
  readonly bears: number;
}

/**
 * A line begins with this share of what it bore last time: it may be a worse one today, and what is too much for it takes its voices until the media server
 * has noticed, within a second or so.
 */
const shareOfLast = 0.5;

/** A line of the local network that was never seen: cables and Wi-Fi there bear it, and the room's twenty tiles take 2.8 Mbit/s. */
const localAtFirst = 3_000_000;

/** More than this need not be remembered, in bit/s: nobody receives as much. */
const mostRemembered = 10_000_000;

/** An estimate that is squeezed, below this share of what is wished for, tells how much a line bears; any other only that it bears at least so much. */
const squeezedBelow = 0.8;

/** What a squeezed line tells is evened out over so many estimates, which come once a second. */
const evenedOver = 20;

/** With how much the media server begins to reckon, in bit/s; null for its own first guess, low enough for a weak line. */
export const beginsWith = (last: BorneWhen | null, isLocal: boolean): number | null => {
  if (last === null) return isLocal ? localAtFirst : null;
  return isLocal ? last.bears : last.bears * shareOfLast;
};

/** What is remembered of a line after one more estimate of the media server's. */
export const remembered = (
  before: BorneWhen | null,
  { bears, wished }: { readonly bears: number; readonly wished: number },
): BorneWhen => {
  const now = Math.min(bears, mostRemembered);
  if (before === null) return { bears: now };
  if (bears >= wished * squeezedBelow) return { bears: Math.max(before.bears, now) };
  return { bears: before.bears + (now - before.bears) / evenedOver };
};
