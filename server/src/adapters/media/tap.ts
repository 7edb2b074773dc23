import { isOfKind, type EndpointId, type SourceId } from '@diem-cau/shared';
import type { Consumer, PlainTransport, Producer, Router, RtpCapabilities } from 'mediasoup/types';
import type { Logger } from 'pino';
import type { MediaTap, TapListener, TappedPicture, TappedVoice } from '../../application/ports/media-plane.ts';
import { PictureCodecName } from '../../application/ports/recorder.ts';
import { answered } from './answered.ts';

/** A source that is prepared, be it open or shut. */
export interface PreparedSource {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  readonly producer: Producer;
}

/** What a meeting has prepared now, whenever it is asked. */
interface Prepared {
  voices(): Iterable<PreparedSource>;
  producer(endpointId: EndpointId, source: SourceId): Producer | undefined;
}

/** What the media server could not open is tried again, in milliseconds. */
const tryAgainMs = 1_000;

/** The codec of a picture that a recorder keeps; undefined for all others. */
const pictureCodecOf = ({ rtpParameters }: Pick<Producer, 'rtpParameters'>): PictureCodecName | undefined =>
  rtpParameters.codecs
    .map(({ mimeType }) => PictureCodecName.safeParse(mimeType.split('/')[1]?.toUpperCase()).data)
    .find((codec) => codec !== undefined);

/** A recorder speaks Opus, and reads pictures; it asks for whole ones, and for no packet twice, as none is lost on its way. */
const spokenOf = ({ codecs = [] }: RtpCapabilities): RtpCapabilities => ({
  codecs: codecs
    .filter(({ mimeType }) => mimeType.toLowerCase() === 'audio/opus' || /^video\/(vp8|vp9|av1)$/iu.test(mimeType))
    .map((codec) => ({
      ...codec,
      rtcpFeedback: (codec.rtcpFeedback ?? []).filter(({ type, parameter }) => type === 'nack' && parameter === 'pli'),
    })),
  headerExtensions: [],
});

/** The layer of a camera that a recorder gets: of one that stands large the best that is sent, of one beside it the smallest. */
const layersOf = (large: boolean) => ({ spatialLayer: large ? 2 : 0 });

const samePicture = (
  one: Pick<TappedPicture, 'endpointId' | 'source'>,
  other: Pick<TappedPicture, 'endpointId' | 'source'>,
) => one.endpointId === other.endpointId && one.source === other.source;

const ssrcOf = (consumer: Consumer | undefined): number | undefined => consumer?.rtpParameters.encodings?.[0]?.ssrc;

/** What is closed while it is asked has nothing to say, which is no trouble of the worker's. */
const noneOfGone =
  (asked: { readonly closed: boolean }) =>
  (error: unknown): [] => {
    if (asked.closed) return [];
    throw error;
  };

/** Packets that were sent by it. Rejects while the worker can't say. */
const sentBy = async (consumer: Consumer): Promise<number> =>
  (await answered(consumer.getStats()).catch(noneOfGone(consumer))).reduce(
    (sum, { type, packetCount }) => sum + (type === 'outbound-rtp' ? packetCount : 0),
    0,
  );

/** Packets that came of a source from its page. Rejects while the worker can't say. */
const cameBy = async (producer: Producer): Promise<number> =>
  (await answered(producer.getStats()).catch(noneOfGone(producer))).reduce(
    (sum, { packetCount }) => sum + packetCount,
    0,
  );

/** A source that goes to the recorder. */
interface Sent extends PreparedSource {
  readonly consumer: Consumer;
  large: boolean;
}

/**
 * Sends the microphones of one router to a recorder on this machine, and the pictures that it is told, packet by packet as they come; what is shut sends
 * nothing.
 */
export class Tap {
  readonly listener: TapListener;
  readonly #prepared: Prepared;
  readonly #logger: Logger;
  readonly #sent = new Map<Producer, Sent>();
  readonly #opening = new Set<Producer>();
  readonly #transport: Promise<readonly [Router, PlainTransport] | null>;
  #pictures: readonly TappedPicture[] = [];
  #timer: NodeJS.Timeout | null = null;
  #closed = false;
  #failed = false;

  constructor(router: Promise<Router>, listener: TapListener, prepared: Prepared, logger: Logger) {
    this.listener = listener;
    this.#prepared = prepared;
    this.#logger = logger;
    this.#transport = router
      .then(async (opened) => [opened, await this.#open(opened)] as const)
      .catch((error: unknown) => {
        this.#failed = true;
        this.#logger.warn({ err: error }, 'the recorder could not be given anything');
        return null;
      });
    this.look();
  }

  /** Whether it came to nothing: another one has to be made. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Takes in a source that is being prepared; a picture where it is shown. */
  take(prepared: PreparedSource): void {
    const { producer } = prepared;
    if (this.#closed || this.#sent.has(producer) || this.#opening.has(producer) || !this.#wants(prepared)) return;
    void this.#take(prepared);
  }

  /** These pictures go to the recorder, and no others. */
  show(pictures: readonly TappedPicture[]): void {
    this.#pictures = pictures;
    this.look();
  }

  /** Takes in what is there by now, and lets go of pictures that are not shown any more. */
  look(): void {
    for (const { consumer, ...sent } of this.#sent.values()) if (!this.#wants(sent)) consumer.close();
    for (const voice of this.#prepared.voices()) this.take(voice);
    for (const shown of this.#pictures) {
      const { endpointId, source, large } = shown;
      const producer = this.#prepared.producer(endpointId, source);
      if (producer === undefined || producer.closed) continue;
      const sent = this.#sent.get(producer);
      if (sent === undefined) this.take({ endpointId, source, producer });
      else if (sent.large !== large) this.#resize(sent, large);
    }
  }

  /** What was sent to the recorder, of the sources that there are now. Rejects while the worker can't say. */
  async sent(): Promise<NonNullable<Awaited<ReturnType<MediaTap['sent']>>>> {
    // One that is closed while it is asked is gone.
    const counts = await Promise.all(
      [...this.#sent.values()].map(async ({ producer, consumer }) => [producer, await sentBy(consumer)] as const),
    );
    const voices = await Promise.all(
      [...this.#prepared.voices()]
        .filter(({ producer }) => !producer.paused)
        .map((voice) => this.#voice(voice, new Map(counts))),
    );
    return { packets: counts.reduce((sum, [, packets]) => sum + packets, 0), voices };
  }

  async #voice(
    { endpointId, source, producer }: PreparedSource,
    counts: ReadonlyMap<Producer, number>,
  ): Promise<TappedVoice> {
    const ssrc = ssrcOf(this.#sent.get(producer)?.consumer) ?? null;
    const packets = ssrc === null ? await cameBy(producer) : (counts.get(producer) ?? 0);
    return { endpointId, source, ssrc, packets };
  }

  /** Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#sent.clear();
    void this.#transport.then((opened) => opened?.[1].close());
  }

  #wants(prepared: PreparedSource): boolean {
    return isOfKind(prepared.source, 'microphone') || this.#shown(prepared) !== undefined;
  }

  #shown(sent: Pick<TappedPicture, 'endpointId' | 'source'>): TappedPicture | undefined {
    return this.#pictures.find((each) => samePicture(each, sent));
  }

  #resize(sent: Sent, large: boolean): void {
    sent.large = large;
    if (sent.consumer.type !== 'simulcast') return;
    answered(sent.consumer.setPreferredLayers(layersOf(large))).catch((error: unknown) => {
      if (!sent.consumer.closed)
        this.#logger.warn({ err: error }, 'a picture is recorded in another size than it should be');
    });
  }

  async #open(router: Router): Promise<PlainTransport> {
    const transport = await answered(
      router.createPlainTransport({ listenInfo: { protocol: 'udp', ip: '127.0.0.1' }, rtcpMux: true, comedia: false }),
    );
    try {
      await answered(transport.connect({ ip: '127.0.0.1', port: this.listener.port }));
      return transport;
    } catch (error) {
      transport.close();
      throw error;
    }
  }

  async #take(prepared: PreparedSource): Promise<void> {
    const { endpointId, source, producer } = prepared;
    const isPicture = !isOfKind(source, 'microphone');
    const codec = isPicture ? pictureCodecOf(producer) : undefined;
    // There is no place for H.264 in what is written.
    if (isPicture && codec === undefined) return;
    this.#opening.add(producer);
    try {
      const opened = await this.#transport;
      const large = this.#shown(prepared)?.large ?? false;
      if (opened === null || this.#closed || producer.closed || !this.#wants(prepared)) return;
      const [router, transport] = opened;
      const consumer = await answered(
        transport.consume({
          ...{ producerId: producer.id, rtpCapabilities: spokenOf(router.rtpCapabilities), paused: true },
          ...(isOfKind(source, 'camera') ? { preferredLayers: layersOf(large) } : {}),
        }),
      );
      const ssrc = ssrcOf(consumer);
      if (ssrc === undefined || this.#closed) {
        consumer.close();
        return;
      }
      this.#sent.set(producer, { ...prepared, consumer, large });
      consumer.observer.once('close', () => {
        this.#sent.delete(producer);
        if (!this.#closed) this.listener.closed(ssrc);
      });
      this.listener.opened({ ssrc, endpointId, source, ...(codec === undefined ? {} : { codec }) });
      await answered(consumer.resume());
    } catch (error) {
      if (this.#closed || producer.closed) return;
      this.#logger.warn({ err: error, endpointId, source }, 'a source does not reach the recorder yet');
      this.#sent.get(producer)?.consumer.close();
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        this.look();
      }, tryAgainMs);
    } finally {
      this.#opening.delete(producer);
      // What is shown may have become other meanwhile.
      if (isPicture && this.#sent.has(producer)) this.look();
    }
  }
}
