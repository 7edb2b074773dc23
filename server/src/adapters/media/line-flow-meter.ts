import { kindOf, type SourceId } from '@diem-cau/shared';
import type { ConsumerStat, ProducerStat } from 'mediasoup/types';
import { needOf } from '../../domain/meeting/reception/whole-need.ts';
import type { LineFlow, OneWay } from '../../domain/lines/line-sums.ts';
import { flowed, inbound, outbound, type Counters, type Forwarded, type StreamStat } from './link-meter.ts';

/** What is read of a stream besides what its losses are told by. */
type FlowStat = StreamStat & Pick<ConsumerStat & ProducerStat, 'kind' | 'byteCount' | 'jitter'>;

/** A source's stream as it comes from its page, and what it would take at most, in bit/s. */
export interface UpStream {
  readonly stat: FlowStat;
  readonly need: number;
}

/** A stream to a page, likewise. */
export interface DownStream extends Forwarded {
  readonly stat: FlowStat;
  readonly need: number;
}

/** Which layer of its source a stream is, the smallest 0: pages name them `r0`, `r1`, … where there are several. */
export const layerOf = ({ rid }: { readonly rid?: string | undefined }): number => Number(rid?.match(/\d$/u)?.[0] ?? 0);

/** The streams of a source as they come now. */
export const upStreams = (
  source: SourceId,
  stats: readonly (FlowStat & { readonly rid?: string | undefined })[],
): readonly UpStream[] => stats.map((stat) => ({ stat, need: needOf(kindOf(source), layerOf(stat)) }));

/** The jitter that the media server tells is in ticks of the stream's clock (RFC 3550, 6.4.1). */
const ticksOfMs = { audio: 48, video: 90 } as const;

interface Known {
  readonly counters: Counters;
  readonly bytes: number;
}

const nothing: OneWay = { packets: 0, lost: 0, bytes: 0, need: 0, jitterMs: null };

const worst = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

/** Tells what went over a line since it was asked last, by the counters of its streams. */
export class LineFlowMeter {
  readonly #nowMs: () => number;
  #known: ReadonlyMap<string, Known> = new Map();
  #atMs: number | null = null;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  /**
   * Takes in the streams that flow now. Null for the first time. Of what comes from the page the need is that of the streams that came: which layers a
   * camera sends is its page's to choose.
   */
  measure(up: readonly UpStream[], down: readonly DownStream[]): LineFlow | null {
    const nowMs = this.#nowMs();
    const forMs = this.#atMs === null ? null : nowMs - this.#atMs;
    const before = this.#known;
    const known = new Map<string, Known>();
    const roundTrips: number[] = [];
    const add = (key: string, way: OneWay, counters: Counters, { stat, need }: UpStream): OneWay => {
      known.set(key, { counters, bytes: stat.byteCount });
      const last = before.get(key);
      const { sent, lost } = flowed(last?.counters, counters);
      if (sent > 0 && stat.roundTripTime !== undefined && stat.roundTripTime > 0) roundTrips.push(stat.roundTripTime);
      const jitterMs =
        sent > 0 && stat.jitter > 0 ? stat.jitter / (stat.kind === 'audio' ? ticksOfMs.audio : ticksOfMs.video) : null;
      return {
        packets: way.packets + sent,
        lost: way.lost + lost,
        bytes: way.bytes + Math.max(0, stat.byteCount - (last?.bytes ?? stat.byteCount)),
        need: way.need + (sent > 0 || key.startsWith('down') ? need : 0),
        jitterMs: worst(way.jitterMs, jitterMs),
      };
    };
    const ups = up.reduce((way, each) => add(`up ${each.stat.ssrc}`, way, inbound(each.stat), each), nothing);
    const downs = down.reduce((way, each) => add(`down ${each.stat.ssrc}`, way, outbound(each), each), nothing);
    this.#known = known;
    this.#atMs = nowMs;
    if (forMs === null) return null;
    const roundTripMs = roundTrips.toSorted((a, b) => a - b).at(Math.floor(roundTrips.length / 2)) ?? null;
    return { forMs, up: ups, down: { ...downs, jitterMs: null }, roundTripMs };
  }
}
