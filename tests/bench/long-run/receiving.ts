import type { ConsumerId, ConsumerOffer, EndpointId, SourceId } from '@diem-cau/shared';
import { z } from 'zod';
import { PacketCount, PictureFlow, SoundGaps, type Heard, type Seen } from './received.ts';
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

/** A picture that stands on a page. */
export interface Standing {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  readonly place: Place;
}

interface Wished extends Standing {
  readonly flow: PictureFlow;
}

const keyOf = ({ endpointId, source }: Pick<Standing, 'endpointId' | 'source'>): string => `${endpointId} ${source}`;

/** A stream that comes to an endpoint. */
export interface ReceivedStream {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  readonly ssrc: number;
  readonly count: PacketCount;
  readonly kind: 'audio' | 'video';
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
  /** What stands on the page, whichever stream brings it. */
  #wished: ReadonlyMap<string, Wished> = new Map();
  readonly #wishes: Wished[] = [];
  readonly #voices = new Map<EndpointId, SoundGaps>();
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

  /** Takes a stream that the hub offers. */
  take({ consumerId, endpointId, source, kind, rtpParameters }: ConsumerOffer): void {
    const ssrc = Parameters.parse(rtpParameters).encodings[0]?.ssrc ?? 0;
    if (this.#ssrcs.has(consumerId)) return;
    const stream: ReceivedStream = {
      ...{ endpointId, source, ssrc, kind, report: null, askedMs: -Infinity },
      count: new PacketCount(kind === 'audio' ? 48_000 : 90_000),
    };
    this.#ssrcs.set(consumerId, ssrc);
    this.#bySsrc.set(ssrc, stream);
    this.#all.push(stream);
    this.#wished.get(keyOf(stream))?.flow.begins();
  }

  close(consumerId: ConsumerId): void {
    const ssrc = this.#ssrcs.get(consumerId);
    if (ssrc === undefined) return;
    this.#ssrcs.delete(consumerId);
    this.#bySsrc.delete(ssrc);
  }

  /** These pictures stand on the page from now on, and no others. */
  show(pictures: readonly Standing[], nowMs: number): void {
    const before = this.#wished;
    this.#wished = new Map(pictures.map((each) => [keyOf(each), this.#wish(each, nowMs)]));
    const kept = new Set([...this.#wished.values()].map(({ flow }) => flow));
    for (const { flow } of before.values()) if (!kept.has(flow)) flow.shut(nowMs);
  }

  /** An endpoint's voice is to be heard from now on. */
  openVoice(endpointId: EndpointId, nowMs: number): void {
    const voice = this.#voices.get(endpointId) ?? new SoundGaps();
    this.#voices.set(endpointId, voice);
    voice.open(nowMs);
  }

  /** And is about to be shut. */
  shutVoice(endpointId: EndpointId, nowMs: number): void {
    this.#voices.get(endpointId)?.shut(nowMs);
  }

  /** What was seen of all that stood in a place. */
  seenAt(place: Place): readonly Seen[] {
    return this.#wishes.filter((each) => each.place === place).map(({ flow }) => flow.seen);
  }

  get heard(): readonly Heard[] {
    return [...this.#voices.values()].map(({ heard }) => heard);
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
    if (stream.kind === 'audio') this.#voices.get(stream.endpointId)?.note(atMs);
    const flow = this.#wished.get(keyOf(stream))?.flow;
    if (flow === undefined || missing === null) return;
    flow.note(missing, vp8Piece(packet.subarray(payloadAt)).whole, marker, atMs);
    if (flow.broken && atMs - stream.askedMs > askAgainMs) {
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

  #wish(picture: Standing, nowMs: number): Wished {
    const before = this.#wished.get(keyOf(picture));
    if (before?.place === picture.place) return before;
    const wished: Wished = { ...picture, flow: new PictureFlow(before?.flow) };
    wished.flow.open(nowMs);
    this.#wishes.push(wished);
    return wished;
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
