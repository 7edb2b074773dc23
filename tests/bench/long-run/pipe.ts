import { createRequire } from 'node:module';
import { z } from 'zod';
import type { TransportOffer } from '@diem-cau/shared';

interface Track {
  isOpen(): boolean;
  /** Gives a packet of RTP or RTCP on its way. */
  sendMessageBinary(packet: Buffer): boolean;
  onOpen(opened: () => void): void;
  onMessage(came: (packet: Buffer) => void): void;
}

interface Section {
  addVP8Codec(payloadType: number): void;
}

interface PeerConnection {
  addTrack(media: Section): Track;
  setLocalDescription(type: 'offer'): void;
  setRemoteDescription(sdp: string, type: 'answer'): void;
  localDescription(): { readonly sdp: string } | null;
  onStateChange(changed: (state: string) => void): void;
  close(): void;
}

/** As much of libdatachannel as a pipe uses. */
interface Library {
  readonly Video: new (mid: string, direction: 'SendRecv') => Section;
  readonly PeerConnection: new (
    name: string,
    config: { readonly iceServers: readonly string[]; readonly disableAutoNegotiation: boolean },
  ) => PeerConnection;
  /** Ends the library's threads. */
  readonly cleanup: () => void;
}

// Native code, which is looked for only by whoever runs it: types are checked also where it is not installed.
const require = createRequire(import.meta.url);
const library: Library = require('node-datachannel');

const Ice = z.looseObject({ usernameFragment: z.string(), password: z.string() });
const Candidate = z.looseObject({
  foundation: z.string(),
  priority: z.number(),
  ip: z.string(),
  protocol: z.string(),
  port: z.number(),
  type: z.string(),
});
const Dtls = z.looseObject({ fingerprints: z.array(z.object({ algorithm: z.string(), value: z.string() })) });

/** The id of the only media section; all streams of a transport go through it, known by their SSRC to the hub and to the counts. */
const mid = '0';
const dtlsLimitMs = 30_000;

/** What the hub offered, as the answer of a browser's partner: ICE-lite, and waiting for the handshake. */
const answerOf = (offer: TransportOffer): string => {
  const { usernameFragment, password } = Ice.parse(offer.iceParameters);
  const fingerprint = Dtls.parse(offer.dtlsParameters).fingerprints.find(({ algorithm }) => algorithm === 'sha-256');
  const candidates = offer.iceCandidates
    .map((each) => Candidate.parse(each))
    .filter(({ protocol }) => protocol === 'udp');
  return [
    ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=ice-lite', `a=group:BUNDLE ${mid}`],
    ...['m=video 9 UDP/TLS/RTP/SAVPF 96', 'c=IN IP4 0.0.0.0', `a=mid:${mid}`, 'a=sendrecv', 'a=rtcp-mux'],
    ...['a=rtpmap:96 VP8/90000', 'a=setup:passive', `a=fingerprint:sha-256 ${fingerprint?.value ?? ''}`],
    ...[`a=ice-ufrag:${usernameFragment}`, `a=ice-pwd:${password}`],
    ...candidates.map(
      ({ foundation, priority, ip, port, type }) =>
        `a=candidate:${foundation} 1 udp ${priority} ${ip} ${port} typ ${type}`,
    ),
    ...['a=end-of-candidates', ''],
  ].join('\r\n');
};

/**
 * One transport of the hub from the page's side, with real ICE, DTLS and SRTP (libdatachannel): packets of RTP and RTCP go in and come out as
 * they are, and nothing is coded.
 */
export class Pipe {
  readonly #connection: PeerConnection;
  readonly #track: Track;
  readonly #opened = Promise.withResolvers<void>();
  #closed = false;

  /** `hear` is given each packet that comes. */
  constructor(name: string, hear: (packet: Buffer) => void) {
    this.#connection = new library.PeerConnection(name, { iceServers: [], disableAutoNegotiation: true });
    this.#connection.onStateChange((state) => {
      if (state === 'failed') this.#opened.reject(new Error(`${name}: the transport failed`));
    });
    const media = new library.Video(mid, 'SendRecv');
    media.addVP8Codec(96);
    this.#track = this.#connection.addTrack(media);
    this.#track.onOpen(() => this.#opened.resolve());
    this.#track.onMessage(hear);
    this.#opened.promise.catch(() => undefined);
  }

  /** Agrees on the transport with the hub and resolves when packets go; `connect` tells the hub the page's side. */
  async open(offer: TransportOffer, connect: (dtls: Record<string, unknown>) => Promise<unknown>): Promise<void> {
    this.#connection.setLocalDescription('offer');
    const described = this.#connection.localDescription()?.sdp ?? '';
    const value = /a=fingerprint:sha-256 (\S+)/i.exec(described)?.[1];
    if (value === undefined) throw new Error(`no fingerprint in ${described}`);
    await connect({ role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] });
    this.#connection.setRemoteDescription(answerOf(offer), 'answer');
    const late = setTimeout(() => this.#opened.reject(new Error('the handshake takes too long')), dtlsLimitMs);
    await this.#opened.promise.finally(() => clearTimeout(late));
  }

  /** Sends a packet; what comes after the end is dropped. */
  send(packet: Buffer): void {
    if (!this.#closed && this.#track.isOpen()) this.#track.sendMessageBinary(packet);
  }

  /** Ends it. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#connection.close();
  }
}

/** Ends the library's own threads, when no pipe is open any more. */
export const endPipes = (): void => library.cleanup();
