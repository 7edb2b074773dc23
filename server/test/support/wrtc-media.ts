import wrtc from '@roamhq/wrtc';
import {
  isOfKind,
  numberOf,
  TransportId,
  type ConsumerId,
  type ConsumerOffer,
  type EndpointId,
  type MediaParameters,
  type SourceId,
  type ProducerId,
  type MediaOffer,
  type TransportOffer,
} from '@diem-cau/shared';
import { Device, type types } from 'mediasoup-client';
import { generateLocalDtlsParameters, generateNativeRtpCapabilities } from 'mediasoup-client/fakeParameters';
import { FakeHandler } from 'mediasoup-client/handlers/FakeHandler';
import { asGiven } from './as-given.ts';
import { audioSink, silentSink, videoSink, type Arrived, type Sink } from './wrtc-sinks.ts';
import {
  silentSource,
  syntheticCamera,
  syntheticMicrophone,
  type PictureSize,
  type SyntheticSource,
} from './wrtc-sources.ts';

// mediasoup-client looks for WebRTC where a browser has it.
Object.assign(globalThis, { RTCPeerConnection: wrtc.RTCPeerConnection, MediaStream: wrtc.MediaStream });

/** `wrtc` sends and receives real media; `signalling` agrees on everything with the hub, but no packet flows. */
export type MediaVariant = 'wrtc' | 'signalling';

/** How the media of a test endpoint reaches its hub. */
export interface MediaLine {
  connect(transportId: TransportId, dtlsParameters: MediaParameters): Promise<unknown>;
  /** `again`: nobody pressed, what was sent before a cut comes back. */
  produce(source: SourceId, rtpParameters: MediaParameters, again: boolean): Promise<ProducerId>;
}

/** How a test endpoint looks and sounds. */
export interface Appearance {
  /** Grey of its camera, 0 to 255. */
  readonly shade: number;
  /** Tone of its microphone. */
  readonly hertz: number;
  /** Of its pictures; 640x360 without. */
  readonly size?: PictureSize;
  /** The same of further cameras and microphones; as the first ones without. */
  readonly further?: { readonly shade: number; readonly hertz: number };
}

/** Two simulcast layers: libwebrtc makes no third of 640x360. */
const simulcast = [
  { rid: 'r0', scaleResolutionDownBy: 2, maxBitrate: 140_000 },
  { rid: 'r1', scaleResolutionDownBy: 1, maxBitrate: 500_000 },
];

interface Received {
  readonly consumer: types.Consumer;
  readonly offer: ConsumerOffer;
  readonly sink: Sink;
}

interface Sent {
  readonly producer: types.Producer;
  readonly device: SyntheticSource;
}

/** The media half of a page, in Node: sends a synthetic camera and microphone, counts what arrives. */
export class WrtcMedia {
  readonly #device: Device;
  readonly #variant: MediaVariant;
  readonly #appearance: Appearance;
  readonly #received = new Map<ConsumerId, Received>();
  readonly #sent = new Map<SourceId, Sent>();
  #send: types.Transport | undefined;
  #receive: types.Transport | undefined;

  private constructor(device: Device, variant: MediaVariant, appearance: Appearance) {
    this.#device = device;
    this.#variant = variant;
    this.#appearance = appearance;
  }

  static async load(
    routerRtpCapabilities: MediaParameters,
    variant: MediaVariant = 'wrtc',
    appearance: Appearance = { shade: 128, hertz: 440 },
  ): Promise<WrtcMedia> {
    const device =
      variant === 'wrtc'
        ? new Device({ handlerName: 'Chrome111' })
        : new Device({
            handlerFactory: FakeHandler.createFactory({ generateNativeRtpCapabilities, generateLocalDtlsParameters }),
          });
    await device.load({ routerRtpCapabilities: asGiven(routerRtpCapabilities) });
    return new WrtcMedia(device, variant, appearance);
  }

  /** What to say when a seat is asked for, or a display attends. */
  get rtpCapabilities(): MediaParameters {
    return { ...this.#device.recvRtpCapabilities };
  }

  /** The sources that are being sent. */
  get sending(): readonly SourceId[] {
    return [...this.#sent.keys()];
  }

  /** The streams that are open. */
  get receiving(): readonly ConsumerOffer[] {
    return [...this.#received.values()].map(({ offer }) => offer);
  }

  /** Takes a connection's transports, in the place of older ones. */
  open(offer: MediaOffer, line: MediaLine): void {
    this.close();
    this.#send = offer.send === null ? undefined : this.#device.createSendTransport(transportOptions(offer.send));
    this.#receive = this.#device.createRecvTransport(transportOptions(offer.receive));
    for (const transport of [this.#send, this.#receive])
      transport?.on('connect', ({ dtlsParameters }, connected, failed) => {
        line.connect(TransportId.parse(transport.id), dtlsParameters).then(connected, failed);
      });
    this.#send?.on('produce', ({ rtpParameters, appData }, produced, failed) => {
      const { source, again } = asGiven<{ source: SourceId; again: boolean }>(appData);
      line.produce(source, rtpParameters, again).then((id) => produced({ id }), failed);
    });
  }

  async send(source: SourceId, again = false): Promise<void> {
    const device = this.#switchOn(source);
    try {
      const producer = await this.#open(this.#send).produce({
        track: asGiven(device.track),
        appData: { source, again },
        zeroRtpOnPause: true,
        ...(isOfKind(source, 'camera') ? { encodings: simulcast.map((layer) => ({ ...layer })) } : {}),
        ...(isOfKind(source, 'microphone') ? { codecOptions: { opusFec: true, opusNack: true } } : {}),
      });
      this.#sent.set(source, { producer, device });
    } catch (error) {
      device.stop();
      throw error;
    }
  }

  /** Lets no packet of a source go any more, or lets them go again; the hub is not told. */
  hold(source: SourceId, held: boolean): void {
    const producer = this.#sent.get(source)?.producer;
    if (held) producer?.pause();
    else producer?.resume();
  }

  /** Switches the device off and stops sending; the hub is not told. */
  stop(source: SourceId): void {
    const sent = this.#sent.get(source);
    this.#sent.delete(source);
    sent?.device.stop();
    sent?.producer.close();
  }

  async receive(offers: readonly ConsumerOffer[]): Promise<void> {
    for (const offer of offers) {
      const { consumerId: id, producerId, endpointId: streamId, kind } = offer;
      const rtpParameters = asGiven<types.RtpParameters>(offer.rtpParameters);
      const consumer = await this.#open(this.#receive).consume({ id, producerId, streamId, kind, rtpParameters });
      this.#received.set(id, { consumer, offer, sink: this.#sink(consumer) });
    }
  }

  drop(consumerIds: readonly ConsumerId[]): void {
    for (const id of consumerIds) {
      const received = this.#received.get(id);
      this.#received.delete(id);
      received?.sink.stop();
      received?.consumer.close();
    }
  }

  /** What arrived of a source; undefined while no stream of it is open. */
  arrived(endpointId: EndpointId, source: SourceId): Arrived | undefined {
    return [...this.#received.values()]
      .find(({ offer }) => offer.endpointId === endpointId && offer.source === source)
      ?.sink.arrived();
  }

  close(): void {
    for (const source of [...this.#sent.keys()]) this.stop(source);
    this.drop([...this.#received.keys()]);
    this.#send?.close();
    this.#receive?.close();
  }

  #open(transport: types.Transport | undefined): types.Transport {
    if (transport === undefined) throw new Error('this endpoint has no seat');
    return transport;
  }

  #switchOn(source: SourceId): SyntheticSource {
    const { further = this.#appearance, size } = this.#appearance;
    const { shade, hertz } = numberOf(source) === 1 ? this.#appearance : further;
    const sounds = isOfKind(source, 'microphone');
    if (this.#variant === 'signalling') return silentSource(sounds ? 'audio' : 'video');
    return sounds ? syntheticMicrophone(hertz) : syntheticCamera(shade, size);
  }

  #sink({ kind, track }: types.Consumer): Sink {
    if (this.#variant === 'signalling') return silentSink();
    return kind === 'audio' ? audioSink(track) : videoSink(track);
  }
}

function transportOptions({
  id,
  iceParameters,
  iceCandidates,
  dtlsParameters,
}: TransportOffer): types.TransportOptions {
  return {
    id,
    iceParameters: asGiven(iceParameters),
    iceCandidates: asGiven(iceCandidates),
    dtlsParameters: asGiven(dtlsParameters),
  };
}
