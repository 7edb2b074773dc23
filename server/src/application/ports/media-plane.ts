import type {
  ConsumerId,
  ConsumerOffer,
  EndpointId,
  MediaParameters,
  SourceId,
  MeetingId,
  ProducerId,
  SeatOffer,
  TransportId,
} from '@diem-cau/shared';
import type { LinkSample } from '../../domain/meeting/links/link-grading.ts';

/** A stream that a seat should receive now. */
export interface WantedStream {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  /** Highest spatial layer of a simulcast camera: 0 is the smallest. Ignored for other kinds. */
  readonly layer: 0 | 1 | 2;
  /** A paused stream costs no bandwidth and starts again at once. */
  readonly paused: boolean;
  /** Of a paused one: if it has flowed, another is opened in its place, which has not. */
  readonly fresh?: true;
}

/** The page of a seat: what the media plane tells it, and where it comes from. */
export interface SeatListener {
  /** The address from which its connection comes: by it the page is told where the media are found. */
  readonly from: string;
  /** Resolves when the page is ready to receive them: pictures wait for that, voices flow at once. What fails is paused. */
  consumersOpened(offers: readonly ConsumerOffer[]): Promise<void>;
  consumersClosed(consumerIds: readonly ConsumerId[]): void;
}

/**
 * The media of one endpoint in one meeting: two transports, what it sends, what it receives. Each promise settles within seconds,
 * whatever the media server does: it refuses with `media-unavailable` when there is no answer in time.
 */
export interface SeatMedia {
  readonly offer: SeatOffer;
  /** Refuses with `media-refused` when the parameters do not fit, `not-found` for another's transport. */
  connect(transportId: TransportId, dtlsParameters: MediaParameters): Promise<void>;
  restartIce(transportId: TransportId): Promise<MediaParameters>;
  /** Prepares a source: it is paused, nobody hears or sees it, until `setSending(source, true)`. */
  produce(source: SourceId, rtpParameters: MediaParameters): Promise<ProducerId>;
  /** Opens or shuts a prepared source; while shut, nothing that the page sends is forwarded. Unknown sources are ignored. */
  setSending(source: SourceId, sending: boolean): Promise<void>;
  /** Ends a source for good; unknown sources are ignored. */
  stop(source: SourceId): void;
  /**
   * Makes what is received equal to `wanted`: opens, closes, pauses, changes layers. Streams whose source is not prepared (yet) are
   * left out. Calls are serialised; the last wish wins.
   */
  receive(wanted: readonly WantedStream[]): Promise<void>;
  /**
   * How the line has been since the sample before; null where too little flowed to tell, and for the first. Rejects while the media
   * server can't say.
   */
  linkSample(): Promise<LinkSample | null>;
  /**
   * Whether anything of an open source has arrived from the page since it was last asked about; null where that can't be told, as the first
   * time. Rejects while the media server can't say.
   */
  arrives(source: SourceId): Promise<boolean | null>;
  close(): void;
}

/** What the media plane reports of its own accord. */
export interface MediaPlaneListener {
  /**
   * Every 300 ms or so: voices above the threshold, loudest first, in dBov (-127 … 0), once for each
   * microphone; empty in silence (once).
   */
  voices(meetingId: MeetingId, voices: readonly { readonly endpointId: EndpointId; readonly level: number }[]): void;
  /** The worker of this meeting died or hung: its seats' media are closed; open them anew. */
  lost(meetingId: MeetingId): void;
}

/** The SFU: workers, one router a meeting, one seat an endpoint. */
export interface MediaPlane {
  /** What pages must be able to speak; the same for all meetings. */
  readonly routerRtpCapabilities: MediaParameters;
  listen(listener: MediaPlaneListener): void;
  /**
   * Opens a seat's media on the meeting's router, which is made on the least loaded worker when the meeting has none. An older
   * seat of the same endpoint is closed first. Refuses with `media-refused` for useless capabilities, `media-unavailable` while
   * no worker is up or there is no answer in time.
   */
  openSeat(
    meetingId: MeetingId,
    endpointId: EndpointId,
    rtpCapabilities: MediaParameters,
    listener: SeatListener,
  ): Promise<SeatMedia>;
  /** Closes the meeting's router and with it all its seats. Idempotent. */
  closeMeeting(meetingId: MeetingId): void;
  /** Resolves within 3 s, whatever the media server does. */
  close(): Promise<void>;
}
