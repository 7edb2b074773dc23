import type { MediaOffer, TransportOffer } from '@diem-cau/shared';
import type { Device, types } from 'mediasoup-client';
import { microphoneCodec } from '../media/encodings.ts';
import { iceServers } from '../media/ice-servers.ts';
import { consumerOptions, transportOptions } from '../media/opaque-parameters.ts';
import type { CheckSignalling } from './check-signalling.ts';

/** The ways by which media may go. */
export type Way = 'udp' | 'tcp' | 'relay';

/** A browser's abilities, and how it asks the hub. */
export interface CheckLinkParts {
  readonly device: Device;
  readonly signalling: CheckSignalling;
}

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));

/** The settings of a transport that goes one way alone, or, with null, however it can. */
const waySettings = (offer: TransportOffer, { relay }: MediaOffer, way: Way | null): types.TransportOptions => {
  const settings = transportOptions(offer);
  const servers = iceServers(relay, location);
  if (way === null) return { ...settings, iceServers: servers };
  if (way === 'relay') return { ...settings, iceServers: servers, iceTransportPolicy: 'relay' };
  return { ...settings, iceCandidates: settings.iceCandidates.filter(({ protocol }) => protocol === way) };
};

/** Media of a check: what it sends comes back to it from the hub. Its sender lets go of it by `close`. */
export class CheckLink {
  readonly sending: types.Transport;
  readonly receiving: types.Transport;
  readonly offer: MediaOffer;
  readonly #ends: (() => void)[] = [];

  private constructor(
    { device, signalling }: CheckLinkParts,
    offer: MediaOffer,
    send: TransportOffer,
    way: Way | null,
  ) {
    this.offer = offer;
    this.sending = device.createSendTransport(waySettings(send, offer, way));
    this.receiving = device.createRecvTransport(waySettings(offer.receive, offer, way));
    for (const transport of [this.sending, this.receiving])
      transport.on('connect', ({ dtlsParameters }, done, failed) => {
        const params = { transportId: transport.id, dtlsParameters: { ...dtlsParameters } };
        signalling.ask('check.connectTransport', params).then(done, (cause: unknown) => failed(asError(cause)));
      });
    this.sending.on('produce', ({ kind, rtpParameters }, done, failed) => {
      const source = kind === 'audio' ? 'microphone' : 'camera';
      signalling.ask('check.produce', { source, rtpParameters: { ...rtpParameters } }).then(
        ({ producerId }) => done({ id: producerId }),
        (cause: unknown) => failed(asError(cause)),
      );
    });
    this.#ends.push(
      signalling.onTask('check.consumersOpened', async ({ consumers }) => {
        for (const each of consumers) this.#play(await this.receiving.consume(consumerOptions(each)));
      }),
    );
  }

  /** Opens it in place of the one before. Throws Refusal, or HubUnreachable. */
  static async open(parts: CheckLinkParts, way: Way | null): Promise<CheckLink> {
    const { media } = await parts.signalling.ask('check.openMedia', {
      rtpCapabilities: { ...parts.device.recvRtpCapabilities },
    });
    if (media.send === null) throw new Error('a check sends');
    return new CheckLink(parts, media, media.send, way);
  }

  /** Sends a track: a voice as in a meeting, a picture of the middle size. */
  async send(track: MediaStreamTrack): Promise<void> {
    const height = track.getSettings().height ?? 360;
    const picture = { encodings: [{ maxBitrate: 500_000, scaleResolutionDownBy: Math.max(1, height / 360) }] };
    const how = track.kind === 'audio' ? { codecOptions: microphoneCodec } : picture;
    await this.sending.produce({ track, stopTracks: false, ...how });
  }

  /** Idempotent. */
  close(): void {
    for (const end of this.#ends.splice(0)) end();
    this.sending.close();
    this.receiving.close();
  }

  /** Browsers decode nothing that nobody plays; nobody hears it either. */
  #play({ track }: types.Consumer): void {
    const player = document.createElement(track.kind === 'audio' ? 'audio' : 'video');
    player.muted = true;
    player.srcObject = new MediaStream([track]);
    player.play().catch(() => undefined);
    this.#ends.push(() => {
      player.srcObject = null;
    });
  }
}
