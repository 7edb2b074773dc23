import {
  type ProducerId,
  Refusal,
  type TransportId,
  type EndpointId,
  type MediaParameters,
  type RelayAccess,
  type SourceId,
  type MediaOffer,
  type ScreenCodec,
} from '@diem-cau/shared';
import type { Producer, RtpCapabilities, WebRtcTransport } from 'mediasoup/types';
import type { Logger } from 'pino';
import type { ConnectionListener, WantedStream } from '../../application/ports/media-plane.ts';
import type { RelayShare } from '../../application/ports/relay-share.ts';
import type { LineFlow } from '../../domain/lines/line-sums.ts';
import type { LinkSample } from '../../domain/meeting/links/link-grading.ts';
import { answered } from './answered.ts';
import { LineFlowMeter, upStreams } from './line-flow-meter.ts';
import { arrivedBy, boundLine, followEstimate, rateOf } from './line-estimate.ts';
import { LinkMeter } from './link-meter.ts';
import type { MediaWorker } from './media-worker.ts';
import type { OpenedMedia, Surroundings } from './opened-media.ts';
import { parseDtls, screensRead } from './page-parameters.ts';
import { Reception, type ProducerOf } from './reception.ts';
import { refusing } from './refusing.ts';
import { SentSources } from './sent-sources.ts';

/** Whose media these are, and over which transports; they are owned here from now on. */
export interface PageMediaDescription {
  /** By what its connection is known in the meeting. */
  readonly name: string;
  readonly endpointId: EndpointId;
  readonly capabilities: RtpCapabilities;
  readonly worker: MediaWorker;
  /** Null for a page that only receives. */
  readonly send: WebRtcTransport | null;
  readonly receive: WebRtcTransport;
  /** Finds what another endpoint of the meeting sends. */
  readonly producerOf: ProducerOf;
}

/** The media of one page's connection in one meeting, on mediasoup. */
export class PageMedia implements OpenedMedia {
  readonly offer: MediaOffer;
  readonly reads: ReadonlySet<ScreenCodec>;
  readonly #endpointId: EndpointId;
  readonly #relay: RelayShare;
  readonly #send: WebRtcTransport | null;
  readonly #receive: WebRtcTransport;
  readonly #reception: Reception;
  readonly #around: Surroundings;
  readonly #logger: Logger;
  readonly #sources: SentSources;
  /** With what each transport was connected. */
  readonly #connected = new Map<TransportId, string>();
  /** Whether this machine has all the addresses yet by which the page was told to reach it. */
  readonly #stillReached: () => boolean;
  readonly #meter = new LinkMeter();
  readonly #flow = new LineFlowMeter();
  #closed = false;

  constructor(
    { name, endpointId, capabilities, worker, send, receive, producerOf }: PageMediaDescription,
    around: Surroundings,
    listener: ConnectionListener,
    logger: Logger,
  ) {
    this.#endpointId = endpointId;
    this.reads = screensRead(capabilities);
    this.#relay = worker.relayShare(name);
    this.#send = send;
    this.#receive = receive;
    this.#around = around;
    this.#logger = logger.child({ endpointId });
    this.#sources = new SentSources({
      ...{ endpointId, transport: send, around },
      refusing: (asked) => this.#refusing(asked),
    });
    this.#reception = new Reception({ transport: receive, capabilities, producerOf, listener, logger: this.#logger });
    this.offer = {
      send: send === null ? null : worker.offer(send, listener.from),
      receive: worker.offer(receive, listener.from),
      relay: this.#relay.access(),
    };
    this.#stillReached = () => worker.stillTells(this.offer.receive, listener.from);
    for (const transport of this.#transports) this.#watch(transport);
    this.#followEstimate(listener);
  }

  get streams(): number {
    return this.#sources.count + this.#reception.count;
  }

  producer(source: SourceId): Producer | undefined {
    return this.#sources.producer(source);
  }

  forget(producers: readonly Producer[]): void {
    this.#reception.forget(producers);
  }

  renew(): void {
    this.#reception.renew();
  }

  moved(producers: readonly Producer[]): void {
    this.#reception.askForPictures(producers);
  }

  async connect(transportId: TransportId, parameters: MediaParameters): Promise<void> {
    const transport = this.#transport(transportId);
    const dtlsParameters = parseDtls(parameters);
    const said = JSON.stringify(dtlsParameters);
    // A page that did not hear the answer asks again.
    if (this.#connected.get(transportId) === said) return;
    await this.#refusing(() => answered(transport.connect({ dtlsParameters })));
    this.#connected.set(transportId, said);
  }

  async restartIce(transportId: TransportId): Promise<MediaParameters> {
    const transport = this.#transport(transportId);
    // A page learns addresses with a transport alone: it has to come for another one.
    if (!this.#stillReached()) throw new Refusal('not-found');
    return { ...(await this.#refusing(() => answered(transport.restartIce()))) };
  }

  relayAccess(): RelayAccess | null {
    return this.#relay.access();
  }

  produce(source: SourceId, parameters: MediaParameters): Promise<ProducerId> {
    return this.#sources.prepare(source, parameters);
  }

  recode(source: SourceId, parameters: MediaParameters): Promise<ProducerId> {
    return this.#sources.recode(source, parameters);
  }

  setSending(source: SourceId, sending: boolean): Promise<void> {
    return this.#sources.setSending(source, sending);
  }

  stop(source: SourceId): void {
    this.#sources.stop(source);
  }

  receive(wanted: readonly WantedStream[]): Promise<void> {
    return this.#reception.receive(wanted);
  }

  offerAgain(): void {
    this.#reception.offerAgain();
  }

  async linkSample(): Promise<LinkSample | null> {
    if (this.#closed) throw new Refusal('media-unavailable');
    // A page that the worker has not heard of for long (30 s by default) loses all, whatever the counters of before say.
    if (this.#transports.some(({ iceState }) => iceState === 'disconnected'))
      return { lossUp: 1, lossDown: 1, roundTripMs: null };
    const [up, down] = await Promise.all([
      Promise.all(
        this.#sources.producers.filter(({ closed }) => !closed).map((producer) => answered(producer.getStats())),
      ),
      this.#reception.stats(),
    ]);
    return this.#meter.sample(up.flat(), down);
  }

  async lineFlow(): Promise<LineFlow | null> {
    if (this.#closed) throw new Refusal('media-unavailable');
    const sources = this.#sources.sent.filter(({ producer }) => !producer.closed && !producer.paused);
    const [up, down] = await Promise.all([
      Promise.all(sources.map(async ({ source, producer }) => upStreams(source, await answered(producer.getStats())))),
      this.#reception.stats(),
    ]);
    return this.#flow.measure(up.flat(), down);
  }

  bound(pictures: number | null): void {
    boundLine(this.#receive, pictures).catch((error: unknown) => {
      if (!this.#closed) this.#logger.warn({ err: error }, 'a line could not be bounded');
    });
  }

  rateOf(source: SourceId): Promise<number | null> {
    return rateOf(this.#sources.producer(source));
  }

  async arrives(source: SourceId): Promise<boolean | null> {
    return (await this.#sources.arrival(source)?.look()) ?? null;
  }

  async bytesArrived(): Promise<number | null> {
    if (this.#closed) throw new Refusal('media-unavailable');
    return arrivedBy(this.#transports);
  }

  get isUsed(): boolean {
    return this.#connected.size > 0;
  }

  lostBefore(source: SourceId): number {
    return this.#sources.arrival(source)?.lost ?? 0;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#around.closed();
    this.#sources.close();
    for (const transport of this.#transports) transport.close();
    this.#relay.end();
  }

  get #transports(): readonly WebRtcTransport[] {
    return this.#send === null ? [this.#receive] : [this.#send, this.#receive];
  }

  #refusing<Result>(asked: () => Promise<Result>): Promise<Result> {
    return refusing(this.#logger, () => this.#closed, asked);
  }

  #transport(transportId: TransportId): WebRtcTransport {
    const transport = this.#transports.find(({ id }) => id === transportId);
    if (transport === undefined || transport.closed) throw new Refusal('not-found');
    return transport;
  }

  #followEstimate(listener: ConnectionListener): void {
    followEstimate(this.#receive, (estimate) => {
      if (!this.#closed) listener.estimated?.(estimate);
    }).catch((error: unknown) => {
      if (!this.#closed) this.#logger.warn({ err: error }, 'nobody will say what a line bears');
    });
  }

  #watch(transport: WebRtcTransport): void {
    transport.on('dtlsstatechange', (state) => {
      if (state === 'failed') this.#logger.warn({ transportId: transport.id }, 'DTLS handshake failed');
    });
    transport.on('icestatechange', (state) => {
      if (state === 'disconnected') this.#logger.info({ transportId: transport.id }, 'media link lost');
    });
    transport.on('iceselectedtuplechange', () => {
      if (transport === this.#receive) this.#reception.askForPictures('all');
      else this.#around.moved(this.#sources.producers);
    });
  }
}
