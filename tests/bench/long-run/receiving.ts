import type { ConsumerId, ConsumerOffer, EndpointId, SourceId } from '@diem-cau/shared';
import { z } from 'zod';
import { PacketCount, PictureFlow, SoundGaps, type Seen } from './received.ts';
import { pictureLossOf, readRtcp, receiverReportOf, transportFeedbackOf, type Arrival } from './rtcp.ts';
import { rtpHead, sequenceStep } from './rtp.ts';
import { vp8Piece } from './vp8.ts';

/** Own number in what it reports; it sends no stream of that number. */
const reporter = 1;
const feedbackEveryMs = 100;
const reportEveryMs = 1_000;
/** A report has room for so many streams. */
const blocksAtOnce = 31;
/** Somebody who sees nothing whole asks for it again after this time, in milliseconds. */
const askAgainMs = 1_000;

const Parameters = z.looseObject({ encodings: z.array(z.looseObject({ ssrc: z.number() })).min(1) });

/** Where a picture stands on a page: large on the stage, the shared screen beside it, or small. */
export type Place = 'stage' | 'screen' | 'tile';

/** A stream that comes to an endpoint. */
export interface ReceivedStream {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  readonly ssrc: number;
  readonly count: PacketCount;
  readonly voice: SoundGaps | null;
  picture: PictureFlow | null;
  /** Where it stands now; null while it stands nowhere. */
  place: Place | null;
  /** The last sender report: the middle of its time, and when it came. */
  report: { readonly ntpMiddle: number; readonly atMs: number } | null;
  askedMs: number;
}

/** Counts what comes to one endpoint, throws it away, and answers by RTCP as a browser must. */
export class Receiving {
  readonly #transportId: number;
  readonly #send: (packet: Buffer) => void;
  readonly #bySsrc = new Map<number, ReceivedStream>();
  readonly #ssrcs = new Map<ConsumerId, number>();
  /** Those that ended are counted as well. */
  readonly #all: ReceivedStream[] = [];
  readonly #flows: { readonly place: Place; readonly flow: PictureFlow }[] = [];
  #arrivals: Arrival[] = [];
  #highest: number | null = null;
  #next = 0;
  #mediaSsrc = 0;
  #feedbacks = 0;
  #feedbackMs = 0;
  #reportMs = 0;
  /** Packets of streams that nobody offered yet: a voice may come ahead of its offer. */
  unknown = 0;

  constructor(transportId: number, send: (packet: Buffer) => void) {
    this.#transportId = transportId;
    this.#send = send;
  }

  /** All that came, also what ended. */
  get streams(): readonly ReceivedStream[] {
    return this.#all;
  }

  get open(): readonly ReceivedStream[] {
    return [...this.#bySsrc.values()];
  }

  /** Takes a stream that the hub offers. */
  take({ consumerId, endpointId, source, kind, rtpParameters }: ConsumerOffer): void {
    const ssrc = Parameters.parse(rtpParameters).encodings[0]?.ssrc ?? 0;
    if (this.#ssrcs.has(consumerId)) return;
    const stream: ReceivedStream = {
      ...{ endpointId, source, ssrc, report: null, place: null, askedMs: -Infinity },
      count: new PacketCount(kind === 'audio' ? 48_000 : 90_000),
      voice: kind === 'audio' ? new SoundGaps() : null,
      picture: kind === 'video' ? new PictureFlow() : null,
    };
    this.#ssrcs.set(consumerId, ssrc);
    this.#bySsrc.set(ssrc, stream);
    this.#all.push(stream);
  }

  close(consumerId: ConsumerId, nowMs: number): void {
    const ssrc = this.#ssrcs.get(consumerId);
    if (ssrc === undefined) return;
    const stream = this.#bySsrc.get(ssrc);
    stream?.voice?.shut(nowMs);
    if (stream !== undefined) this.put(stream, null, nowMs);
    this.#ssrcs.delete(consumerId);
    this.#bySsrc.delete(ssrc);
  }

  /** What was seen of all that stood in a place. */
  seenAt(place: Place): readonly Seen[] {
    return this.#flows.filter((each) => each.place === place).map(({ flow }) => flow.seen);
  }

  /** A picture stands in this place from now on, or with null in none. */
  put(stream: ReceivedStream, place: Place | null, nowMs: number): void {
    if (stream.picture === null || stream.place === place) return;
    const before = stream.place === null ? undefined : stream.picture;
    const flow = new PictureFlow(before);
    stream.picture.shut(nowMs);
    stream.picture = flow;
    stream.place = place;
    if (place === null) return;
    flow.open(nowMs);
    this.#flows.push({ place, flow });
  }

  /** The streams of a source that are open now. */
  of(endpointId: EndpointId, source: SourceId): readonly ReceivedStream[] {
    return this.open.filter((each) => each.endpointId === endpointId && each.source === source);
  }

  rtp(packet: Buffer, atMs: number): void {
    const head = rtpHead(packet, this.#transportId);
    if (head === null) return;
    if (head.transportSequence !== null) this.#arrived(head.transportSequence, atMs, head.ssrc);
    const stream = this.#bySsrc.get(head.ssrc);
    if (stream === undefined) {
      this.unknown += 1;
      return;
    }
    const { sequence, timestamp, marker, payloadAt } = head;
    const missing = stream.count.note({ sequence, timestamp, atMs });
    stream.voice?.note(atMs);
    if (stream.picture === null || missing === null) return;
    stream.picture.note(missing, vp8Piece(packet.subarray(payloadAt)).whole, marker, atMs);
    if (stream.picture.broken && atMs - stream.askedMs > askAgainMs) {
      stream.askedMs = atMs;
      this.#send(pictureLossOf(reporter, stream.ssrc));
    }
  }

  rtcp(packet: Buffer, atMs: number): void {
    for (const said of readRtcp(packet)) {
      const stream = this.#bySsrc.get(said.ssrc);
      if (said.says === 'sent' && stream !== undefined) stream.report = { ntpMiddle: said.ntpMiddle, atMs };
    }
  }

  /** Reports what is due. */
  tick(nowMs: number): void {
    if (nowMs - this.#feedbackMs >= feedbackEveryMs) {
      this.#feedbackMs = nowMs;
      this.#feedBack();
    }
    if (nowMs - this.#reportMs < reportEveryMs) return;
    this.#reportMs = nowMs;
    const blocks = [...this.#bySsrc.values()]
      .filter(({ count }) => count.highest !== null)
      .map(({ ssrc, count, report }) => ({
        ...{ ssrc, fractionLost: count.fractionLost(), lost: Math.min(0x7fffff, count.lost), jitter: count.jitter },
        highest: count.highest ?? 0,
        lastReport: report?.ntpMiddle ?? 0,
        sinceReport: report === null ? 0 : Math.round(((nowMs - report.atMs) * 65_536) / 1000),
      }));
    for (let from = 0; from < blocks.length; from += blocksAtOnce)
      this.#send(receiverReportOf(reporter, blocks.slice(from, from + blocksAtOnce)));
  }

  #arrived(sequence: number, atMs: number, ssrc: number): void {
    this.#mediaSsrc = ssrc;
    const before = this.#highest ?? sequence;
    const counted = before + sequenceStep(before & 0xffff, sequence);
    if (this.#highest === null) this.#next = counted;
    this.#highest = Math.max(before, counted);
    // What comes after it was reported as lost stays so.
    if (counted >= this.#next) this.#arrivals.push({ sequence: counted, atMs });
  }

  #feedBack(): void {
    if (this.#arrivals.length === 0) return;
    const arrivals = this.#arrivals.toSorted((a, b) => a.sequence - b.sequence);
    this.#arrivals = [];
    const first = this.#next;
    this.#next = (arrivals.at(-1)?.sequence ?? first) + 1;
    this.#send(transportFeedbackOf(reporter, this.#mediaSsrc, { count: this.#feedbacks, first, arrivals }));
    this.#feedbacks += 1;
  }
}
