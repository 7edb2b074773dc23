import type {
  ConsumerId,
  ConsumerOffer,
  EndpointId,
  MediaParameters,
  SourceId,
  MeetingId,
  ProducerId,
  MediaOffer,
  RelayAccess,
  ScreenCodec,
  TransportId,
} from '@diem-cau/shared';
import type { PictureCodecName } from './recorder.ts';
import type { LineFlow } from '../../domain/lines/line-sums.ts';
import type { LinkSample } from '../../domain/meeting/links/link-grading.ts';

/** A stream that a connection should receive now. */
export interface WantedStream {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  /** Highest spatial layer of a simulcast camera: 0 is the smallest. Ignored for other kinds. */
  readonly layer: 0 | 1 | 2;
  /** Of a camera only the frames of its lowest temporal layer, every fourth: so few bits that voices beside it are whole on a thin line. */
  readonly slow?: true;
  /** A paused stream costs no bandwidth and starts again at once. */
  readonly paused: boolean;
  /** Of a paused one: if it has flowed, another is opened in its place, which has not. */
  readonly fresh?: true;
}

/** What the media server reckons of the line to a page, in bit/s: what it bears of pictures, and what those that flow would take whole. */
export interface LineEstimate {
  readonly bears: number;
  readonly wished: number;
}

/** The page of a connection: what the media plane tells it, and where it comes from. */
export interface ConnectionListener {
  /** The address from which it comes: by it the page is told where the media are found. */
  readonly from: string;
  /** Resolves when the page is ready to receive them: pictures wait for that, voices flow at once. What fails is paused. */
  consumersOpened(offers: readonly ConsumerOffer[]): Promise<void>;
  consumersClosed(consumerIds: readonly ConsumerId[]): void;
  /** Told at least every second while a picture flows, and at once when much less is borne; never while none does. */
  estimated?(estimate: LineEstimate): void;
}

/**
 * The media of one connection in one meeting: its transports, what it sends if it is one that sends, what it receives. Each promise settles
 * within seconds, whatever the media server does: it refuses with `media-unavailable` when there is no answer in time.
 */
export interface ConnectionMedia {
  readonly offer: MediaOffer;
  /** In which codecs of a screen its page reads one. */
  readonly reads: ReadonlySet<ScreenCodec>;
  /** Refuses with `media-refused` when the parameters do not fit, `not-found` for another's transport. */
  connect(transportId: TransportId, dtlsParameters: MediaParameters): Promise<void>;
  restartIce(transportId: TransportId): Promise<MediaParameters>;
  /** New access to the relay, for as long as it says; null where there is none. */
  relayAccess(): RelayAccess | null;
  /** Prepares a source: it is paused, nobody hears or sees it, until `setSending(source, true)`. Refuses with `sends-nothing`. */
  produce(source: SourceId, rtpParameters: MediaParameters): Promise<ProducerId>;
  /**
   * Puts another stream, in another codec, in the place of a source's own: it is open or shut as that was, and whoever receives the source is offered it
   * as soon as it is there. Refuses with `not-sending` where the source is not prepared, or was stopped meanwhile.
   */
  recode(source: SourceId, rtpParameters: MediaParameters): Promise<ProducerId>;
  /** Opens or shuts a prepared source; while shut, nothing that the page sends is forwarded. Unknown sources are ignored. */
  setSending(source: SourceId, sending: boolean): Promise<void>;
  /** Ends a source for good; unknown sources are ignored. */
  stop(source: SourceId): void;
  /**
   * Makes what is received equal to `wanted`: opens, closes, pauses, changes layers. Streams whose source is not prepared (yet) are
   * left out. Calls are serialised; the last wish wins.
   */
  receive(wanted: readonly WantedStream[]): Promise<void>;
  /** Another page goes on by these media: what the one before had not acknowledged is offered again, by the same ids. */
  offerAgain(): void;
  /** All pictures together are sent at most so many bit/s, whatever the page's line bears; null for as many as it bears. */
  bound(pictures: number | null): void;
  /** What comes of a source now, in bit/s; null where nothing tells. Rejects while the media server can't say. */
  rateOf(source: SourceId): Promise<number | null>;
  /**
   * How the line has been since the sample before; null where too little flowed to tell, and for the first. Rejects while the media
   * server can't say.
   */
  linkSample(): Promise<LinkSample | null>;
  /** What went over the line since it was asked last; null for the first time, and where there is no line. Rejects while the media server can't say. */
  lineFlow(): Promise<LineFlow | null>;
  /**
   * Whether anything of an open source has arrived from the page since it was last asked about; null where that can't be told, as the first
   * time. Rejects while the media server can't say.
   */
  arrives(source: SourceId): Promise<boolean | null>;
  /**
   * How many bytes have come from the page by all its transports, packets that only keep the path open among them; null where none can
   * come. Rejects while the media server can't say.
   */
  bytesArrived(): Promise<number | null>;
  /** Whether its page has asked for a transport to be connected: from then on packets come where anything passes, whether it sends or not. */
  readonly isUsed: boolean;
  /** Which share of a source was lost on its way to the hub between the last two times that `arrives` was asked about it, 0 to 1; 0 where nothing told it. */
  lostBefore(source: SourceId): number;
  close(): void;
}

/** What the media plane reports of its own accord. */
export interface MediaPlaneListener {
  /**
   * Every 300 ms or so: voices above the threshold, loudest first, in dBov (-127 … 0), once for each
   * microphone; empty in silence (once).
   */
  voices(meetingId: MeetingId, voices: readonly { readonly endpointId: EndpointId; readonly level: number }[]): void;
  /** The worker of this meeting died or hung: the media of its connections are closed; open them anew. */
  lost(meetingId: MeetingId): void;
}

/** For whom media are opened. */
export interface MediaOpening {
  readonly meetingId: MeetingId;
  /** By what they are known in the meeting: what is opened under the same name takes the place of the older. */
  readonly name: string;
  /** Whose they are: nothing that this endpoint sends comes back to it. */
  readonly endpointId: EndpointId;
  /** One of an endpoint's sends in its name; whatever else it has only receives. */
  readonly sends: boolean;
  /** With what the estimate of its line begins, in bit/s; null or missing where nobody knows the line. */
  readonly beginsWith?: number | null;
  /** What it sends comes back to it as far as it is received: for a check. */
  readonly loops?: true;
}

/** A microphone, or with its codec a picture, as it goes to a recorder, by the number (SSRC) in its packets. */
interface TappedStream {
  readonly ssrc: number;
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  readonly codec?: PictureCodecName;
}

/** A picture that a recorder is to be sent: a camera in its largest layer that there is, or the smallest. */
export interface TappedPicture {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  readonly large: boolean;
}

/** Whoever records the sound and the stage of a meeting: no endpoint, it has no seat and is counted nowhere. */
export interface TapListener {
  /** Where it listens, at 127.0.0.1: Opus in RTP, one stream for each microphone, and one for each picture; from there it asks for whole pictures (RTCP). */
  readonly port: number;
  /** Packets of a source come from now on, as long as it is open. */
  opened(stream: TappedStream): void;
  closed(ssrc: number): void;
}

/** A microphone that is open, on its way to a recorder. */
export interface TappedVoice {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  /** The number in its packets; null where it is not sent to the recorder, though it should be. */
  readonly ssrc: number | null;
  /** How many packets of it were sent to the recorder; of one that is not sent, how many came from its page. */
  readonly packets: number;
}

/** What the media server has sent to a recorder. */
export interface TapSent {
  /** Packets of microphones and pictures that there are now. */
  readonly packets: number;
  /** The microphones that are open. */
  readonly voices: readonly TappedVoice[];
}

/** A tap of a meeting's sound, and of its pictures as far as it is said. */
export interface MediaTap {
  /** These pictures are sent to it from now on, as soon as they are there, and no others. */
  show(pictures: readonly TappedPicture[]): void;
  /** What the media server has sent to it; null where nothing can be sent. Rejects while the media server can't say. */
  sent(): Promise<TapSent | null>;
  /** Idempotent. */
  close(): void;
}

/** The SFU: workers, one router a meeting, and the media of its connections. */
export interface MediaPlane {
  /** What pages must be able to speak; the same for all meetings. */
  readonly routerRtpCapabilities: MediaParameters;
  listen(listener: MediaPlaneListener): void;
  /**
   * Resolves when a worker is up, or none is on its way any more: a worker that died is replaced within moments, for which nobody need be
   * refused. Never rejects.
   */
  whenUp(): Promise<void>;
  /**
   * Opens a connection's media on the meeting's router, which is made on the least loaded worker when the meeting has none. Older ones of the
   * same name are closed first. Refuses with `media-refused` for useless capabilities, `media-unavailable` while no worker is up or there
   * is no answer in time.
   */
  open(opening: MediaOpening, rtpCapabilities: MediaParameters, listener: ConnectionListener): Promise<ConnectionMedia>;
  /**
   * From now on each microphone of the meeting that is open goes to this recorder too, also of endpoints that come later, and by a router that
   * comes after a lost one. One a meeting: an older one ends.
   */
  tap(meetingId: MeetingId, listener: TapListener): MediaTap;
  /** Closes the meeting's router and with it all media in it. Idempotent. */
  closeMeeting(meetingId: MeetingId): void;
  /** Resolves within 3 s, whatever the media server does. */
  close(): Promise<void>;
}
