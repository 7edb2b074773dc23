import { ConsumerId, isOfKind, kindOf, type ConsumerOffer, type EndpointId, type SourceId } from '@diem-cau/shared';
import type { Consumer, Producer, RtpCapabilities, WebRtcTransport } from 'mediasoup/types';
import type { Logger } from 'pino';
import type { ConnectionListener, WantedStream } from '../../application/ports/media-plane.ts';
import { answered } from './answered.ts';
import { needOf } from '../../domain/meeting/reception/whole-need.ts';
import type { DownStream } from './line-flow-meter.ts';

/** Finds what an endpoint sends now; undefined where the source is not prepared. */
export type ProducerOf = (endpointId: EndpointId, source: SourceId) => Producer | undefined;

/** A stream that is open towards the page. */
interface Stream {
  readonly consumer: Consumer;
  readonly offer: ConsumerOffer;
  /** `unanswered`: the page never said that it is ready, so the next wish offers the source anew. */
  page: 'offered' | 'ready' | 'unanswered';
  /** How often it was offered: only the last time is answered for. */
  offers: number;
  wanted: WantedStream;
  /** Whether it ever flowed. */
  flowed: boolean;
  /** What the worker was told last. */
  told: { readonly flowing: boolean; readonly layer: number; readonly slow: boolean; readonly priority: number };
}

/** Which pictures keep their bandwidth on a narrow link; mediasoup leaves microphones out of the sharing, they always come first. */
const priorityOf = ({ source, layer }: WantedStream) => {
  if (isOfKind(source, 'screen')) return 3;
  return isOfKind(source, 'camera') && layer > 0 ? 2 : 1;
};

/** What of a camera is sent at the most; without a word of the temporal layer all its frames. */
const layersOf = ({ layer, slow }: WantedStream) => ({
  spatialLayer: layer,
  ...(slow === true ? { temporalLayer: 0 } : {}),
});

/**
 * Whether a stream flows: once the page is ready for it. A voice flows ahead of that, as nothing of it depends on what came before: a first
 * word does not wait for the way to the page and back. A picture would lose the key frame that it begins with.
 */
const flows = ({ source, paused }: WantedStream, page: Stream['page']): boolean =>
  !paused && (page === 'ready' || (page === 'offered' && isOfKind(source, 'microphone')));

const sameSource = (a: WantedStream, b: WantedStream) => a.endpointId === b.endpointId && a.source === b.source;

interface ReceptionParts {
  /** Towards the page. */
  readonly transport: WebRtcTransport;
  /** What the page can receive. */
  readonly capabilities: RtpCapabilities;
  readonly producerOf: ProducerOf;
  readonly listener: ConnectionListener;
  readonly logger: Logger;
}

/** What one connection receives. Its transport belongs to its media; consumers are closed here, or end with the transport. */
export class Reception {
  readonly #transport: WebRtcTransport;
  readonly #capabilities: RtpCapabilities;
  readonly #producerOf: ProducerOf;
  readonly #listener: ConnectionListener;
  readonly #logger: Logger;
  #streams: readonly Stream[] = [];
  #wish: readonly WantedStream[] | undefined;
  /** What was wished last. */
  #last: readonly WantedStream[] = [];
  #turn = Promise.resolve();

  constructor({ transport, capabilities, producerOf, listener, logger }: ReceptionParts) {
    this.#transport = transport;
    this.#capabilities = capabilities;
    this.#producerOf = producerOf;
    this.#listener = listener;
    this.#logger = logger;
  }

  /** How many streams are open. */
  get count(): number {
    return this.#streams.length;
  }

  /**
   * Makes what is received equal to the wish, and resolves when the worker knows it; new pictures flow as soon as the page is ready
   * for them, new voices at once. A wish that a newer one overtakes is skipped.
   */
  receive(wanted: readonly WantedStream[]): Promise<void> {
    this.#wish = wanted;
    this.#last = wanted;
    this.#turn = this.#turn.catch(() => undefined).then(() => this.#fulfil());
    return this.#turn;
  }

  /** There may be another stream of what is wished for: it is offered. */
  renew(): void {
    this.receive(this.#last).catch((error: unknown) => this.#logger.warn({ err: error }, 'streams are not renewed'));
  }

  /** How the streams that flow arrive at the page; one that is paused carries nothing and is not asked. */
  async stats(): Promise<readonly DownStream[]> {
    const flowing = this.#streams.filter(({ consumer, told }) => told.flowing && !consumer.closed);
    const stats = await Promise.all(
      flowing.map(async ({ consumer, offer, told }) => {
        const ofOne = await answered(consumer.getStats());
        const stat = ofOne.find(({ type }) => type === 'outbound-rtp');
        const source = ofOne.find(({ type }) => type === 'inbound-rtp');
        return stat === undefined ? null : { stat, source, need: needOf(kindOf(offer.source), told.layer) };
      }),
    );
    return stats.filter((each) => each !== null);
  }

  /**
   * Asks for whole pictures, of some sources or of all: on a way that was lost some of the last one is missing, for which a browser waits three
   * seconds before it asks (libwebrtc's `kMaxWaitForFrame`).
   */
  askForPictures(of: readonly Producer[] | 'all'): void {
    this.#ask(({ consumer }) => of === 'all' || of.some(({ id }) => id === consumer.producerId));
  }

  /** Lets go of sources that are about to end. */
  forget(producers: readonly Producer[]): void {
    this.#end(({ consumer }) => producers.some(({ id }) => id === consumer.producerId));
  }

  async #fulfil(): Promise<void> {
    const wish = this.#wish;
    this.#wish = undefined;
    if (wish === undefined || this.#transport.closed) return;
    const wantedNow = (stream: Stream) => wish.find((wanted) => sameSource(wanted, stream.wanted));
    this.#end((stream) => stream.page === 'unanswered' || wantedNow(stream) === undefined);
    const steered = Promise.all(
      this.#streams.map((stream) => {
        stream.wanted = wantedNow(stream) ?? stream.wanted;
        return this.#steer(stream);
      }),
    );
    const rests = ({ flowed, wanted }: Stream): boolean => flowed && wanted.fresh === true;
    if (this.#streams.some(rests)) {
      // What is seen now comes first.
      await steered;
      this.#end(rests);
    }
    const known = this.#streams;
    const opened = await Promise.all(
      wish
        .filter((wanted) => !known.some((stream) => sameSource(stream.wanted, wanted)))
        .map((wanted) => this.#open(wanted)),
    );
    await steered;
    this.#offer(opened.filter((stream) => stream !== undefined));
  }

  /** Opens a stream; undefined where the source is not there or the page does not speak its codec. */
  async #open(wanted: WantedStream): Promise<Stream | undefined> {
    const { endpointId, source, layer } = wanted;
    const producer = this.#producerOf(endpointId, source);
    if (producer === undefined) return undefined;
    const { id: producerId, kind } = producer;
    const flowing = flows(wanted, 'offered');
    try {
      const consumer = await answered(
        this.#transport.consume({
          producerId,
          rtpCapabilities: this.#capabilities,
          paused: !flowing,
          // Of voices, too, a packet that a page asks for is sent once more.
          enableRtx: true,
          ...(isOfKind(source, 'camera') ? { preferredLayers: layersOf(wanted) } : {}),
        }),
      );
      this.#whenItScores(consumer);
      const consumerId = ConsumerId.parse(consumer.id);
      const offer = { consumerId, producerId, endpointId, source, kind, rtpParameters: consumer.rtpParameters };
      return {
        consumer,
        offer,
        page: 'offered',
        offers: 0,
        wanted,
        flowed: flowing,
        told: { flowing, layer, slow: wanted.slow === true, priority: 1 },
      };
    } catch (error) {
      if (!this.#transport.closed && !producer.closed)
        this.#logger.warn({ err: error, from: endpointId, source }, 'a stream cannot be received');
      return undefined;
    }
  }

  /** Of a source that lost all for a while (score 0) the worker forwards nothing, and then goes on in the middle of a picture. */
  #whenItScores(consumer: Consumer): void {
    let scored = consumer.score.producerScore > 0;
    consumer.on('score', ({ producerScore }) => {
      const again = producerScore > 0 && !scored;
      scored = producerScore > 0;
      if (again) this.#ask(({ consumer: { id } }) => id === consumer.id);
    });
  }

  /** Offers streams to the page and lets them flow when it is ready; what ended while it was opened is left out. */
  #offer(opened: readonly Stream[]): void {
    // The worker ends a stream together with its source, and to close it once more would be an error to it.
    const alive = opened.filter(
      ({ consumer, wanted }) =>
        !consumer.closed && this.#producerOf(wanted.endpointId, wanted.source)?.id === consumer.producerId,
    );
    if (alive.length === 0) return;
    this.#streams = [...this.#streams, ...alive];
    this.#tellPage(alive);
  }

  /**
   * Offers to the page of now what the one before had not answered: its answer may never come, and is waited for no longer. A page knows by
   * their ids which streams it has.
   */
  offerAgain(): void {
    const open = this.#streams.filter(({ page, consumer }) => page === 'offered' && !consumer.closed);
    if (open.length > 0) this.#tellPage(open);
  }

  #tellPage(streams: readonly Stream[]): void {
    const offers = new Map(streams.map((stream) => [stream, (stream.offers += 1)] as const));
    const answered = (page: Stream['page']) =>
      Promise.all(
        streams
          .filter((stream) => stream.offers === offers.get(stream))
          .map((stream) => {
            stream.page = page;
            return this.#steer(stream);
          }),
      );
    void this.#listener.consumersOpened(streams.map(({ offer }) => offer)).then(
      () => answered('ready'),
      () => answered('unanswered'),
    );
  }

  /** Tells the worker what changed. All is sent before the first answer is awaited, so that a later wish is also the last one told. */
  async #steer(stream: Stream): Promise<void> {
    const { consumer, wanted, told } = stream;
    if (consumer.closed) return;
    const next = {
      flowing: flows(wanted, stream.page),
      layer: wanted.layer,
      slow: wanted.slow === true,
      priority: priorityOf(wanted),
    };
    stream.told = next;
    stream.flowed ||= next.flowing;
    const steps: Promise<void>[] = [];
    if (next.priority !== told.priority) steps.push(answered(consumer.setPriority(next.priority)));
    if ((next.layer !== told.layer || next.slow !== told.slow) && isOfKind(wanted.source, 'camera'))
      steps.push(answered(consumer.setPreferredLayers(layersOf(wanted))));
    if (next.flowing !== told.flowing) steps.push(answered(next.flowing ? consumer.resume() : consumer.pause()));
    for (const step of await Promise.allSettled(steps))
      if (step.status === 'rejected' && !consumer.closed)
        this.#logger.warn({ err: step.reason, consumerId: consumer.id }, 'a stream cannot be steered');
  }

  #ask(which: (stream: Stream) => boolean): void {
    for (const { consumer } of this.#streams.filter(({ told }) => told.flowing).filter(which)) {
      if (consumer.kind !== 'video' || consumer.closed) continue;
      answered(consumer.requestKeyFrame()).catch((error: unknown) => {
        if (!consumer.closed)
          this.#logger.warn({ err: error, consumerId: consumer.id }, 'a picture cannot be asked for');
      });
    }
  }

  #end(which: (stream: Stream) => boolean): void {
    const ended = this.#streams.filter(which);
    if (ended.length === 0) return;
    this.#streams = this.#streams.filter((stream) => !ended.includes(stream));
    for (const { consumer } of ended) consumer.close();
    this.#listener.consumersClosed(ended.map(({ offer }) => offer.consumerId));
  }
}
