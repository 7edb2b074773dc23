import type { ConsumerStat, ProducerStat } from 'mediasoup/types';
import type { LinkSample } from '../../domain/meeting/links/link-grading.ts';

/** Fewer packets than these tell no share: of so few, one that is lost by chance would already be more than a good line loses. */
const fewestPackets = 100;

/** What is read of a stream in one direction; both of mediasoup's kinds have it. */
export type StreamStat = Pick<
  ConsumerStat & ProducerStat,
  'ssrc' | 'rtxSsrc' | 'packetCount' | 'packetsLost' | 'packetsRepaired' | 'roundTripTime'
>;

/** A stream to a page, and the same stream as it came in from its sender. */
export interface Forwarded {
  readonly stat: StreamStat;
  readonly source: StreamStat | undefined;
}

/** Counters of a stream since it began. */
export interface Counters {
  readonly sent: number;
  readonly lost: number;
  /** The stream that it is made of, by its number; null for one that comes from the page itself. */
  readonly source: number | null;
}

/**
 * A page's stream: what was lost at its first sending, and what is missing for good. mediasoup counts what a second sending repaired
 * among what arrived; where that came on the stream's own number (no RTX, as with audio), it has taken it off what is lost.
 */
export const inbound = (stat: StreamStat): Counters & { readonly missing: number } => {
  const source = null;
  const { rtxSsrc, packetCount, packetsRepaired } = stat;
  const notCome = Math.max(0, stat.packetsLost);
  return rtxSsrc === undefined
    ? { source, sent: packetCount + notCome, lost: notCome + packetsRepaired, missing: notCome }
    : {
        source,
        sent: Math.max(0, packetCount - packetsRepaired) + notCome,
        lost: notCome,
        missing: Math.max(0, notCome - packetsRepaired),
      };
};

/**
 * A stream to a page: what is missing from its source has left a gap in its numbers, which the page reports as lost. Where a second
 * sending came on the stream's own number, the page no longer counts as lost what it repaired.
 */
export const outbound = ({ stat, source }: Forwarded): Counters => {
  const missing = stat.packetsLost - (source === undefined ? 0 : inbound(source).missing);
  return {
    source: source?.ssrc ?? null,
    sent: stat.packetCount,
    lost: stat.rtxSsrc === undefined ? Math.max(missing, stat.packetsRepaired) : missing,
  };
};

/** What went on in a stream between two samples. */
type Flow = Pick<Counters, 'sent' | 'lost'>;

/** What went on in a stream since it was counted last. */
export const flowed = (last: Counters | undefined, now: Counters): Flow => {
  // Counted from now on is what is new, flows again after a pause, began anew, or is made of another source: a simulcast camera
  // changes its source with its layer, and its gaps with it.
  if (last === undefined || now.sent < last.sent || last.source !== now.source) return { sent: 0, lost: 0 };
  return { sent: now.sent - last.sent, lost: now.lost - last.lost };
};

const median = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b).at(Math.floor(values.length / 2)) ?? null;

/** Makes samples of a line from the counters of its streams: each tells what went on since the one before. */
export class LinkMeter {
  #known: ReadonlyMap<string, Counters> = new Map();

  /** Takes in the streams that flow now, from the page and to it. Null where too little flowed since the last time to tell any loss. */
  sample(up: readonly StreamStat[], down: readonly Forwarded[]): LinkSample | null {
    const before = this.#known;
    const known = new Map<string, Counters>();
    const roundTrips: number[] = [];

    const since = (key: string, now: Counters, { roundTripTime }: StreamStat): Flow => {
      known.set(key, now);
      const flow = flowed(before.get(key), now);
      // What mediasoup does not know it calls 0; what did not flow has an old one.
      if (flow.sent > 0 && roundTripTime !== undefined && roundTripTime > 0) roundTrips.push(roundTripTime);
      return flow;
    };
    const loss = (streams: readonly Flow[]): number | null => {
      const sent = streams.reduce((sum, stream) => sum + stream.sent, 0);
      const lost = streams.reduce((sum, stream) => sum + stream.lost, 0);
      return sent < fewestPackets ? null : Math.min(1, Math.max(0, lost / sent));
    };

    const lossUp = loss(up.map((stat) => since(`up ${stat.ssrc}`, inbound(stat), stat)));
    const lossDown = loss(down.map((each) => since(`down ${each.stat.ssrc}`, outbound(each), each.stat)));
    this.#known = known;
    return lossUp === null && lossDown === null ? null : { lossUp, lossDown, roundTripMs: median(roundTrips) };
  }
}
