import type { EndpointId, SourceId } from '@diem-cau/shared';
import type { Consumer, PlainTransport, Producer, Router, RtpCapabilities } from 'mediasoup/types';
import type { Logger } from 'pino';
import type { TapListener } from '../../application/ports/media-plane.ts';
import { answered } from './answered.ts';

/** A microphone that is prepared, be it open or shut. */
export interface PreparedVoice {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  readonly producer: Producer;
}

/** What the media server could not open is tried again, in milliseconds. */
const tryAgainMs = 1_000;

/** A recorder speaks Opus alone. */
const opusOf = ({ codecs = [] }: RtpCapabilities): RtpCapabilities => ({
  codecs: codecs.filter(({ mimeType }) => mimeType.toLowerCase() === 'audio/opus'),
  headerExtensions: [],
});

/** Sends the microphones of one router to a recorder on this machine, packet by packet as they come; what is shut sends nothing. */
export class Tap {
  readonly listener: TapListener;
  readonly #voices: () => Iterable<PreparedVoice>;
  readonly #logger: Logger;
  readonly #consumers = new Map<Producer, Consumer>();
  readonly #opening = new Set<Producer>();
  readonly #transport: Promise<readonly [Router, PlainTransport] | null>;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;
  #failed = false;

  /** `voices` are the microphones that are prepared now, whenever it is asked. */
  constructor(router: Promise<Router>, listener: TapListener, voices: () => Iterable<PreparedVoice>, logger: Logger) {
    this.listener = listener;
    this.#voices = voices;
    this.#logger = logger;
    this.#transport = router
      .then(async (opened) => [opened, await this.#open(opened)] as const)
      .catch((error: unknown) => {
        this.#failed = true;
        this.#logger.warn({ err: error }, 'the recorder could not be given the sound');
        return null;
      });
    this.#look();
  }

  /** Whether it came to nothing: another one has to be made. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Takes in a microphone that is being prepared. */
  take(voice: PreparedVoice): void {
    const { producer } = voice;
    if (!this.#closed && !this.#consumers.has(producer) && !this.#opening.has(producer)) void this.#take(voice);
  }

  /** Packets that were sent to the recorder, of the microphones that there are now. Rejects while the worker can't say. */
  async sent(): Promise<number> {
    const stats = await Promise.all([...this.#consumers.values()].map((consumer) => answered(consumer.getStats())));
    return stats.flat().reduce((sum, { type, packetCount }) => sum + (type === 'outbound-rtp' ? packetCount : 0), 0);
  }

  /** Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#consumers.clear();
    void this.#transport.then((opened) => opened?.[1].close());
  }

  #look(): void {
    for (const voice of this.#voices()) this.take(voice);
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

  async #take({ endpointId, source, producer }: PreparedVoice): Promise<void> {
    this.#opening.add(producer);
    try {
      const opened = await this.#transport;
      if (opened === null || this.#closed || producer.closed) return;
      const [router, transport] = opened;
      const consumer = await answered(
        transport.consume({ producerId: producer.id, rtpCapabilities: opusOf(router.rtpCapabilities), paused: true }),
      );
      const ssrc = consumer.rtpParameters.encodings?.[0]?.ssrc;
      if (ssrc === undefined || this.#closed) {
        consumer.close();
        return;
      }
      this.#consumers.set(producer, consumer);
      consumer.observer.once('close', () => {
        this.#consumers.delete(producer);
        if (!this.#closed) this.listener.closed(ssrc);
      });
      this.listener.opened({ ssrc, endpointId, source });
      await answered(consumer.resume());
    } catch (error) {
      if (this.#closed || producer.closed) return;
      this.#logger.warn({ err: error, endpointId, source }, 'a microphone does not reach the recorder yet');
      this.#consumers.get(producer)?.close();
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        this.#look();
      }, tryAgainMs);
    } finally {
      this.#opening.delete(producer);
    }
  }
}
