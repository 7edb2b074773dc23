import type {
  ConsumerId,
  ConsumerOffer,
  MediaParameters,
  SourceId,
  ProducerId,
  MediaOffer,
  RelayAccess,
  ResultOf,
  ScreenCodec,
  TransportId,
} from '@diem-cau/shared';
import type { PlayedSamples } from './played-samples.ts';
import type { TransportFlow } from './transport-watch.ts';
import type { ReceivedStream } from './streams.ts';

/** How a source begins to be sent. */
export interface HowSent {
  /** Nobody pressed: what was sent before a cut comes back. */
  readonly again?: boolean;
  /** It is only prepared: nothing of it leaves this page until it is let out. */
  readonly shut?: boolean;
  /** Of a screen: the codecs that everybody reads, the leanest first; it is sent in the first that this browser can. The one that all read without it. */
  readonly codecs?: readonly ScreenCodec[];
}

/** What a media link asks of the hub. */
export interface LinkRequests {
  connect(transportId: TransportId, dtlsParameters: MediaParameters): Promise<void>;
  /** New parameters for one transport, and new access to the relay for it. */
  restartIce(transportId: TransportId): Promise<ResultOf<'media.restartIce'>>;
  /** New access to the relay, before that of before runs out. */
  renewRelay(): Promise<RelayAccess | null>;
  produce(
    source: SourceId,
    rtpParameters: MediaParameters,
    how: Required<Omit<HowSent, 'codecs'>>,
  ): Promise<ProducerId>;
  /** The screen goes on in another codec. */
  recode(source: 'screen', rtpParameters: MediaParameters): Promise<ProducerId>;
}

/** What a media link reports. */
export interface LinkListener {
  received(streams: readonly ReceivedStream[]): void;
  flow(flow: TransportFlow): void;
  /** It can not be mended; a new one is needed. Called once. */
  broken(): void;
}

/** A stream that is received, and how much of it has come. */
export interface ArrivedStream extends Pick<ReceivedStream, 'endpointId' | 'source'> {
  readonly count: number;
  /** How many packets of a voice have not come, though they were asked for again; null for a picture. */
  readonly lost: number | null;
  /** Of a picture, in bytes; null where the browser does not say, and for a voice. */
  readonly bytes: number | null;
  /** What was played of a voice; null for a picture, and where the browser does not say. */
  readonly played: PlayedSamples | null;
  /** How long the way that it takes was last, to the hub and back, in milliseconds; null where the browser does not say. */
  readonly roundTripMs: number | null;
  /** How unevenly it comes, in milliseconds; null where the browser does not say. */
  readonly jitterMs: number | null;
}

/** One transport of a link, as who watches over the line sees it. */
export interface MediaWay {
  /** What the browser counts of it; null before it has anything to carry. */
  counts(): Promise<RTCStatsReport | null>;
  /** Packets come; or none does, though some should. `roundTripMs` is how long a way there and back takes, as far as that is known. */
  tell(word: 'flows' | 'silent', roundTripMs?: number): void;
}

/** What hangs on a transport's way. */
export interface WayListener {
  /** There is new access to the relay. */
  readonly relay: (access: RelayAccess) => void;
  /** By which servers a round that begins now finds its ways. */
  readonly servers: () => RTCIceServer[];
  readonly changed: (flow: TransportFlow) => void;
  readonly broken: () => void;
}

/** What sends a source: how many layers, bits a second and frames of it, or of a voice how long its packets are. */
export interface LayeredSender {
  setMaxSpatialLayer(layer: number): Promise<void>;
  setRtpEncodingParameters(parameters: {
    readonly maxBitrate?: number;
    readonly maxFramerate?: number;
    readonly adaptivePtime?: boolean;
  }): Promise<void>;
  /** What of it the browser sends in fact. */
  readonly rtpSender?:
    { getParameters(): { readonly encodings: readonly { readonly active?: boolean }[] } } | undefined;
}

/** What sends the first microphone. */
export interface VoiceSender {
  readonly track: MediaStreamTrack | null;
  replaceTrack(to: { track: MediaStreamTrack }): Promise<void>;
}

/** The media of this page's seat: what it sends, what it receives. Lives until it breaks or is closed. */
export interface MediaLink {
  sends(source: SourceId): boolean;
  /** Sends a track, or puts it in the place of the one that is sent; a screen that is sent goes on in another codec where another is wanted. */
  send(source: SourceId, track: MediaStreamTrack, how?: HowSent): Promise<void>;
  /** Lets a source out of this page, or keeps it in. */
  letOut(source: SourceId, out: boolean): void;
  /** What sends a source, whose layers and frames may be kept back. */
  sender(source: SourceId): LayeredSender | undefined;
  /** Ends a source here; the hub is told by the caller. */
  stop(source: SourceId): void;
  receive(offers: readonly ConsumerOffer[]): Promise<void>;
  drop(consumerIds: readonly ConsumerId[]): void;
  /** How much of a source has left this page since it is sent; null while nothing of it is to. Pictures, or packets of a voice. */
  sent(source: SourceId): Promise<number | null>;
  /** Sends the microphone; null while that is not sent. */
  voiceSender(): VoiceSender | null;
  /** How much has come of all that is received, likewise. */
  arrived(): Promise<readonly ArrivedStream[]>;
  readonly ways: readonly MediaWay[];
  /** What kept it from coming back may be gone, such as the hub's absence. */
  hurry(): void;
  /** What the browser says of the way up; null where there is none. */
  sendReport(): Promise<RTCStatsReport | null>;
  /** And of the way down. */
  receiveReport(): Promise<RTCStatsReport>;
  close(): void;
}

/** Opens media links; the one place behind which the media library stands. */
export interface MediaEngine {
  /** What this browser can receive, to be told at joining. Throws Refusal `media-refused` for a browser that cannot. */
  capabilities(routerRtpCapabilities: MediaParameters): Promise<MediaParameters>;
  open(offer: MediaOffer, requests: LinkRequests, listener: LinkListener): MediaLink;
}
