import {
  ProducerId,
  Refusal,
  screenCodecs,
  TransportId,
  type EndpointId,
  type ScreenCodec,
  type SourceId,
  type MediaParameters,
  type MediaOffer,
} from '@diem-cau/shared';
import type { DirectTransport, Producer } from 'mediasoup/types';
import type { LineFlow } from '../../domain/lines/line-sums.ts';
import type { LinkSample } from '../../domain/meeting/links/link-grading.ts';
import { answered } from './answered.ts';
import { cameraParameters, microphoneParameters } from './loop-packets.ts';
import { LoopPlayer } from './loop-player.ts';
import type { OpenedMedia, Surroundings } from './opened-media.ts';
import { newSsrc, type PlayedLoops } from './played-media.ts';

interface PlayedSource {
  readonly producer: Producer;
  readonly player: LoopPlayer;
}

/** A line that nothing is lost on: played endpoints have no line of their own. */
const playedLine: LinkSample = { lossUp: 0, lossDown: 0, roundTripMs: 20 };

/** The seat of a played endpoint: the hub itself puts its pictures and its voice into the worker, and it receives nothing. */
export class PlayedSeat implements OpenedMedia {
  readonly offer: MediaOffer;
  /** Nobody looks at its pictures there. */
  readonly reads: ReadonlySet<ScreenCodec> = new Set(screenCodecs);
  readonly #endpointId: EndpointId;
  readonly #transport: DirectTransport;
  readonly #loops: PlayedLoops;
  readonly #around: Surroundings;
  readonly #sources = new Map<SourceId, PlayedSource>();
  #closed = false;

  constructor(endpointId: EndpointId, transport: DirectTransport, loops: PlayedLoops, around: Surroundings) {
    this.#endpointId = endpointId;
    this.#transport = transport;
    this.#loops = loops;
    this.#around = around;
    const offered = { id: TransportId.parse(transport.id), iceParameters: {}, iceCandidates: [], dtlsParameters: {} };
    this.offer = { send: offered, receive: offered, relay: null };
  }

  get streams(): number {
    return this.#sources.size;
  }

  producer(source: SourceId): Producer | undefined {
    return this.#sources.get(source)?.producer;
  }

  forget(): void {
    // It receives nothing.
  }

  renew(): void {
    // It receives nothing.
  }

  moved(): void {
    // It receives nothing.
  }

  connect(): Promise<void> {
    return Promise.reject(new Refusal('not-found'));
  }

  restartIce(): Promise<MediaParameters> {
    return Promise.reject(new Refusal('not-found'));
  }

  /** It has no page that would have to get through anywhere. */
  relayAccess(): null {
    return null;
  }

  /** Sends the endpoint's own loop, whatever its page says of it; there is none for a screen, nor for a further source. */
  async produce(source: SourceId): Promise<ProducerId> {
    if (this.#closed) throw new Refusal('media-unavailable');
    if (this.#sources.has(source)) throw new Refusal('already-sending');
    if (source !== 'camera' && source !== 'microphone') throw new Refusal('media-refused');
    const ssrc = newSsrc();
    const appData = { endpointId: this.#endpointId, source };
    const producer = await answered(
      this.#transport.produce(
        source === 'camera'
          ? { kind: 'video', rtpParameters: cameraParameters(ssrc), paused: true, appData }
          : { kind: 'audio', rtpParameters: microphoneParameters(ssrc), paused: true, appData },
      ),
    );
    await this.#around.prepared(source, producer);
    if (producer.closed) throw new Refusal('media-unavailable');
    const from = source === 'camera' ? this.#loops.from : 0;
    this.#sources.set(source, { producer, player: new LoopPlayer(this.#loops[source], producer, ssrc, from) });
    return ProducerId.parse(producer.id);
  }

  /** It sends no screen. */
  recode(): Promise<ProducerId> {
    return Promise.reject(new Refusal('not-sending'));
  }

  async setSending(source: SourceId, sending: boolean): Promise<void> {
    const played = this.#sources.get(source);
    if (played === undefined || played.producer.closed) return;
    await answered(sending ? played.producer.resume() : played.producer.pause());
    if (sending) played.player.play(source === 'microphone');
    else played.player.rest();
  }

  stop(source: SourceId): void {
    const played = this.#sources.get(source);
    this.#sources.delete(source);
    if (played !== undefined) this.#release([played.producer]);
  }

  offerAgain(): void {
    // It receives nothing.
  }

  receive(): Promise<void> {
    return Promise.resolve();
  }

  bound(): void {
    // It receives nothing.
  }

  rateOf(): Promise<null> {
    return Promise.resolve(null);
  }

  linkSample(): Promise<LinkSample | null> {
    return Promise.resolve(this.#sources.size === 0 ? null : playedLine);
  }

  lineFlow(): Promise<LineFlow | null> {
    return Promise.resolve(null);
  }

  /** The hub itself plays it. */
  arrives(): Promise<null> {
    return Promise.resolve(null);
  }

  /** Nothing comes from a page. */
  bytesArrived(): Promise<null> {
    return Promise.resolve(null);
  }

  get isUsed(): boolean {
    return false;
  }

  lostBefore(): number {
    return 0;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#around.closed();
    const producers = [...this.#sources.values()].map(({ producer }) => producer);
    this.#sources.clear();
    this.#release(producers);
    this.#transport.close();
  }

  #release(producers: readonly Producer[]): void {
    this.#around.ending(producers);
    for (const producer of producers) producer.close();
  }
}
