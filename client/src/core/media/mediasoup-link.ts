import {
  isOfKind,
  Refusal,
  SourceId,
  type ConsumerId,
  type ConsumerOffer,
  type ProducerId,
  type MediaOffer,
  type RelayAccess,
  type TransportOffer,
} from '@diem-cau/shared';
import type { Device, types } from 'mediasoup-client';
import { cameraEncodings, microphoneCodec, screenEncodings } from './encodings.ts';
import { iceServers } from './ice-servers.ts';
import { arrivedCounts, arrivedJitters, sentCount } from './link-counts.ts';
import { playedSamples, roundTripMs } from './played-samples.ts';
import type { ArrivedStream, HowSent, LinkListener, LinkRequests, MediaLink, VoiceSender } from './media-link.ts';
import { consumerOptions, transportOptions } from './opaque-parameters.ts';
import type { RelayKeeper } from './relay-access.ts';
import { isOtherScreen, sendable } from './picture-codec.ts';
import { RecentReport } from './recent-report.ts';
import { silenceOf } from './silence-of.ts';
import type { ReceivedStream } from './streams.ts';
import type { TransportFlow } from './transport-watch.ts';
import { asError, TransportWay, wayBack } from './transport-way.ts';
import type { VoiceWaits } from './voice-waits.ts';

interface Received extends ReceivedStream {
  readonly consumer: types.Consumer;
}

/** A media link over two mediasoup transports. */
export class MediasoupLink implements MediaLink {
  readonly #device: Device;
  readonly #requests: LinkRequests;
  readonly #listener: LinkListener;
  /** Null where the page only receives. */
  readonly #send: types.Transport | null;
  readonly #receive: types.Transport;
  readonly ways: readonly TransportWay[];
  /** The newest; the next round of each transport begins with it. */
  #access: RelayAccess | null;
  /** Null until it has been loaded, and where there is no relay. */
  #relay: RelayKeeper | null = null;
  /** Null until it has been loaded: nobody joins later for it. */
  #waits: VoiceWaits | null = null;
  readonly #producers = new Map<SourceId, types.Producer>();
  /** What takes the place of the silence of a source that was only prepared, as soon as it is let out. */
  readonly #prepared = new Map<SourceId, MediaStreamTrack>();
  readonly #received = new Map<ConsumerId, Received>();
  readonly #flows = { send: 'idle' as TransportFlow, receive: 'idle' as TransportFlow };
  readonly #reports: { readonly send: RecentReport | null; readonly receive: RecentReport };
  #closed = false;

  constructor(device: Device, offer: MediaOffer, requests: LinkRequests, listener: LinkListener) {
    this.#device = device;
    this.#requests = requests;
    this.#listener = listener;
    this.#access = offer.relay;
    const servers = { iceServers: iceServers(offer.relay, location) };
    this.#send =
      offer.send === null ? null : device.createSendTransport({ ...transportOptions(offer.send), ...servers });
    this.#receive = device.createRecvTransport({ ...transportOptions(offer.receive), ...servers });
    const [send, receive] = [this.#send, this.#receive];
    this.#reports = {
      send: send === null ? null : new RecentReport(() => send.getStats()),
      receive: new RecentReport(() => receive.getStats()),
    };
    if (offer.relay !== null) void this.#keepRelay(offer.relay);
    this.#letVoicesWait().catch((error: unknown) => console.warn('voices', error));
    this.ways = [
      ...(offer.send === null || this.#send === null ? [] : [this.#way(this.#send, offer.send, 'send')]),
      this.#way(this.#receive, offer.receive, 'receive'),
    ];
    this.#send?.on('produce', ({ rtpParameters, appData }, done, failed) => {
      const source = SourceId.parse(appData['source']);
      const replaces = source === 'screen' && this.#producers.has(source);
      const how = { again: appData['again'] === true, shut: appData['shut'] === true };
      const asked = replaces
        ? requests.recode(source, { ...rtpParameters })
        : requests.produce(source, { ...rtpParameters }, how);
      asked.then(
        (producerId: ProducerId) => done({ id: producerId }),
        (cause: unknown) => failed(asError(cause)),
      );
    });
  }

  sends(source: SourceId): boolean {
    return this.#producers.has(source);
  }

  async send(source: SourceId, track: MediaStreamTrack, how: HowSent = {}): Promise<void> {
    const existing = this.#producers.get(source);
    const options = this.#sendingOptions(source, track, how.codecs);
    if (existing !== undefined && !isOtherScreen(source, existing, options)) {
      if (this.#prepared.has(source)) this.#prepared.set(source, track);
      else if (existing.track !== track) await existing.replaceTrack({ track });
      return;
    }
    if (this.#send === null) throw new Refusal('sends-nothing');
    const { again = false, shut = false } = how;
    const producer = await this.#send.produce({
      track: shut ? silenceOf(track) : track,
      appData: { source, again, shut },
      stopTracks: false,
      // The level meter goes on showing the voice while nothing is sent.
      disableTrackOnPause: false,
      zeroRtpOnPause: true,
      ...options,
    });
    if (this.#closed) return producer.close();
    existing?.close();
    this.#producers.set(source, producer);
    if (!shut) return;
    this.#prepared.set(source, track);
    producer.pause();
  }

  letOut(source: SourceId, out: boolean): void {
    const producer = this.#producers.get(source);
    if (producer === undefined || producer.paused === !out) return;
    const track = this.#prepared.get(source);
    if (out && track !== undefined) {
      this.#prepared.delete(source);
      const silence = producer.track;
      const changed = producer.replaceTrack({ track });
      changed.catch((error: unknown) => console.warn('microphone', error)).finally(() => silence?.stop());
    }
    if (out) producer.resume();
    else producer.pause();
  }

  sender(source: SourceId): types.Producer | undefined {
    return this.#producers.get(source);
  }

  stop(source: SourceId): void {
    const producer = this.#producers.get(source);
    producer?.close();
    if (this.#prepared.delete(source)) producer?.track?.stop();
    this.#producers.delete(source);
  }

  async receive(offers: readonly ConsumerOffer[]): Promise<void> {
    await Promise.all(
      offers.map(async (offer) => {
        // The hub offers anew what it does not know to have arrived.
        if (this.#received.has(offer.consumerId)) return;
        const consumer = await this.#receive.consume(consumerOptions(offer));
        const { endpointId, source } = offer;
        const stream = new MediaStream([consumer.track]);
        this.#received.set(offer.consumerId, { endpointId, source, stream, consumer });
      }),
    );
    this.#tell();
  }

  drop(consumerIds: readonly ConsumerId[]): void {
    for (const consumerId of consumerIds) {
      this.#received.get(consumerId)?.consumer.close();
      this.#received.delete(consumerId);
    }
    this.#tell();
  }

  async sent(source: SourceId): Promise<number | null> {
    const producer = this.#producers.get(source);
    if (producer === undefined || producer.closed || producer.paused) return null;
    return sentCount(await producer.getStats());
  }

  voiceSender(): VoiceSender | null {
    return this.#producers.get('microphone') ?? null;
  }

  async arrived(): Promise<readonly ArrivedStream[]> {
    if (this.#closed || this.#received.size === 0) return [];
    const report = await this.receiveReport();
    const [counts, jitters, played] = [arrivedCounts(report), arrivedJitters(report), playedSamples(report)];
    const tripMs = roundTripMs(report);
    return [...this.#received.values()].map(({ endpointId, source, consumer }) => ({
      endpointId,
      source,
      ...(counts.get(consumer.track.id) ?? { count: 0, lost: null, bytes: null }),
      ...{ jitterMs: jitters.get(consumer.track.id) ?? null, roundTripMs: tripMs },
      played: played.get(consumer.track.id) ?? null,
    }));
  }

  hurry(): void {
    for (const way of this.ways) way.hurry();
  }

  async sendReport(): Promise<RTCStatsReport | null> {
    return (await this.#reports.send?.get()) ?? null;
  }

  receiveReport(): Promise<RTCStatsReport> {
    return this.#reports.receive.get();
  }

  /** Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const way of this.ways) way.close();
    this.#relay?.close();
    this.#waits?.close();
    for (const source of this.#prepared.keys()) this.stop(source);
    this.#send?.close();
    this.#receive.close();
    this.#producers.clear();
    this.#received.clear();
    this.#listener.received([]);
    this.#listener.flow('idle');
  }

  async #letVoicesWait(): Promise<void> {
    const { VoiceWaits } = await import('./voice-waits.ts');
    if (this.#closed) return;
    const voices = () => [...this.#received.values()].filter(({ source }) => isOfKind(source, 'microphone'));
    this.#waits = new VoiceWaits({
      stats: () => this.receiveReport(),
      voices: () => voices().map(({ consumer }) => consumer),
    });
  }

  #tell(): void {
    if (!this.#closed) this.#listener.received([...this.#received.values()]);
  }

  #sendingOptions(source: SourceId, track: MediaStreamTrack, wanted: HowSent['codecs'] = []): types.ProducerOptions {
    if (isOfKind(source, 'microphone')) return { codecOptions: microphoneCodec };
    const codec = sendable(this.#device.sendRtpCapabilities, isOfKind(source, 'screen') ? wanted : []);
    const encodings = isOfKind(source, 'screen') ? screenEncodings : cameraEncodings(track.getSettings().height ?? 720);
    return { encodings, ...(codec === undefined ? {} : { codec }), codecOptions: { videoGoogleStartBitrate: 400 } };
  }

  async #keepRelay(access: RelayAccess): Promise<void> {
    const part = await wayBack.get();
    if (part === null || this.#closed) return;
    this.#relay = new part.RelayKeeper(
      () => this.#requests.renewRelay(),
      (next) => {
        this.#access = next;
      },
    );
    this.#relay.hold(access);
  }

  #way(transport: types.Transport, offer: TransportOffer, direction: 'send' | 'receive'): TransportWay {
    return new TransportWay(transport, offer, this.#requests, {
      relay: (access) => {
        this.#access = access;
      },
      servers: () => iceServers(this.#access, location),
      changed: (flow) => {
        this.#flows[direction] = flow;
        this.#listener.flow(worse(this.#flows.send, this.#flows.receive));
      },
      broken: () => this.#listener.broken(),
    });
  }
}

const severity: readonly TransportFlow[] = ['idle', 'connected', 'connecting', 'mending'];

/** Of two transports the one that is further from carrying media. */
const worse = (one: TransportFlow, other: TransportFlow): TransportFlow =>
  severity.indexOf(one) >= severity.indexOf(other) ? one : other;
