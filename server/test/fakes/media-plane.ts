import {
  ConsumerId,
  isOfKind,
  ProducerId,
  Refusal,
  screenCodecs,
  sourcesOf,
  TransportId,
  type ConsumerOffer,
  type EndpointId,
  type MediaParameters,
  type SourceId,
  type MeetingId,
  type MediaOffer,
  type RelayAccess,
  type ScreenCodec,
  type TransportOffer,
} from '@diem-cau/shared';
import { z } from 'zod';
import type {
  ConnectionListener,
  ConnectionMedia,
  MediaOpening,
  MediaPlane,
  MediaPlaneListener,
  WantedStream,
} from '../../src/application/ports/media-plane.ts';
import { FakeTaps } from './taps.ts';
import type { LineFlow } from '../../src/domain/lines/line-sums.ts';
import type { LinkSample } from '../../src/domain/meeting/links/link-grading.ts';

const Codecs = z.object({ codecs: z.array(z.object({ mimeType: z.string() })).min(1) });
const Fingerprints = z.object({ fingerprints: z.array(z.unknown()).min(1) });
/** In which codecs of a screen a page reads one, by its capabilities. */
const readsOf = (rtpCapabilities: MediaParameters): ReadonlySet<ScreenCodec> => {
  const named = Codecs.parse(rtpCapabilities).codecs.map(({ mimeType }) => mimeType);
  return new Set(screenCodecs.filter((codec) => named.includes(`video/${codec}`)));
};
const trackOf = (source: SourceId) => (isOfKind(source, 'microphone') ? 'audio' : 'video');

const codecs = {
  audio: { mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  video: { mimeType: 'video/VP8', clockRate: 90_000 },
} as const;
const payloadTypes = { audio: 100, video: 101 } as const;

/** Parameters that the fake takes for good ones of this kind, for tests that have no browser. */
export const fakeRtpParameters = (kind: 'audio' | 'video'): MediaParameters => ({
  codecs: [{ ...codecs[kind], payloadType: payloadTypes[kind] }],
});

/** DTLS parameters that the fake takes for good ones. */
const fakeDtlsParameters: MediaParameters = { role: 'client', fingerprints: [{ algorithm: 'sha-256' }] };

/** The media plane in memory: it keeps the port's promises and forwards nothing. Tests read and steer it by its own methods. */
export class FakeMediaPlane extends FakeTaps implements MediaPlane {
  readonly routerRtpCapabilities: MediaParameters = {
    codecs: (['audio', 'video'] as const).map((kind) => ({
      kind,
      preferredPayloadType: payloadTypes[kind],
      ...codecs[kind],
    })),
    headerExtensions: [],
  };
  /** While false, whoever opens media is refused with `media-unavailable`. */
  available = true;
  #comesUp: Promise<void> = Promise.resolve();
  readonly #meetings = new Map<MeetingId, Map<string, FakeMedia>>();
  #listener: MediaPlaneListener | undefined;
  #issued = 0;

  listen(listener: MediaPlaneListener): void {
    this.#listener = listener;
  }

  whenUp(): Promise<void> {
    return this.#comesUp;
  }

  /** No worker is up from now on, but one is on its way; the function returned lets it come. */
  away(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.available = false;
    this.#comesUp = promise;
    return () => {
      this.available = true;
      resolve();
    };
  }

  open(
    { meetingId, name, endpointId, sends, loops, beginsWith = null }: MediaOpening,
    rtpCapabilities: MediaParameters,
    listener: ConnectionListener,
  ): Promise<ConnectionMedia> {
    if (!this.available) return Promise.reject(new Refusal('media-unavailable'));
    if (!Codecs.safeParse(rtpCapabilities).success) return Promise.reject(new Refusal('media-refused'));
    const all = this.#meetings.get(meetingId) ?? new Map<string, FakeMedia>();
    this.#meetings.set(meetingId, all);
    all.get(name)?.close();
    const media = new FakeMedia({
      listener,
      nextId: () => `fake-${++this.#issued}`,
      sender: (sender) => [...all.values()].find((each) => each.sends && each.endpointId === sender),
      closed: () => {
        if (all.get(name) !== media) return;
        all.delete(name);
        if (sends) for (const other of all.values()) other.forget(endpointId);
      },
      stopped: (source) => {
        for (const other of all.values()) other.forget(endpointId, source);
      },
      recoded: (source) => {
        for (const other of all.values()) other.forget(endpointId, source);
        for (const other of all.values()) other.renew();
      },
      reads: readsOf(rtpCapabilities),
      ...{ endpointId, sends, loops: loops === true, beginsWith },
    });
    all.set(name, media);
    return Promise.resolve(media);
  }

  closeMeeting(meetingId: MeetingId): void {
    const all = this.#meetings.get(meetingId);
    this.#meetings.delete(meetingId);
    for (const media of [...(all?.values() ?? [])]) media.close();
  }

  close(): Promise<void> {
    for (const meetingId of [...this.#meetings.keys()]) this.closeMeeting(meetingId);
    return Promise.resolve();
  }

  /** The open media of an endpoint's seat, to look at. */
  seat(meetingId: MeetingId, endpointId: EndpointId): FakeMedia | undefined {
    return this.#all(meetingId).find((each) => each.sends && each.endpointId === endpointId);
  }

  /** The open media of an endpoint that only receive, in the order of their opening. */
  beside(meetingId: MeetingId, endpointId: EndpointId): readonly FakeMedia[] {
    return this.#all(meetingId).filter((each) => !each.sends && each.endpointId === endpointId);
  }

  /** The meetings that hold media. */
  get meetingIds(): readonly MeetingId[] {
    return [...this.#meetings.keys()];
  }

  /** Whether `to` gets the stream of `from` now: asked for, not paused, its page ready for a picture, and really sent. */
  flows(meetingId: MeetingId, to: EndpointId, from: EndpointId, source: SourceId): boolean {
    const received = this.seat(meetingId, to)?.received.find(
      (stream) => stream.endpointId === from && stream.source === source,
    );
    const ready = isOfKind(source, 'microphone') || this.seat(meetingId, to)?.isReadyFor(from, source) === true;
    return ready && received?.paused === false && this.seat(meetingId, from)?.sending(source) === true;
  }

  /** Reports voices, loudest first; those whose microphone is not being sent are left out, as a real plane cannot hear them. */
  speak(meetingId: MeetingId, ...voices: readonly { readonly endpointId: EndpointId; readonly level: number }[]): void {
    const heard = voices.filter(({ endpointId }) =>
      sourcesOf('microphone').some((source) => this.seat(meetingId, endpointId)?.sending(source) === true),
    );
    this.#listener?.voices(meetingId, heard);
  }

  /** The meeting's worker dies: all media in it are gone. */
  lose(meetingId: MeetingId): void {
    this.closeMeeting(meetingId);
    this.#listener?.lost(meetingId);
  }

  #all(meetingId: MeetingId): readonly FakeMedia[] {
    return [...(this.#meetings.get(meetingId)?.values() ?? [])];
  }
}

interface Surroundings {
  readonly endpointId: EndpointId;
  readonly sends: boolean;
  readonly loops: boolean;
  readonly beginsWith: number | null;
  readonly listener: ConnectionListener;
  readonly nextId: () => string;
  readonly sender: (endpointId: EndpointId) => FakeMedia | undefined;
  readonly closed: () => void;
  readonly stopped: (source: SourceId) => void;
  readonly recoded: (source: SourceId) => void;
  readonly reads: ReadonlySet<ScreenCodec>;
}

interface Prepared {
  readonly producerId: ProducerId;
  readonly sending: boolean;
}

/** A picture waits for the page, a voice does not. */
const flowsTo = ({ paused, source }: WantedStream, page: Received['page']): boolean =>
  !paused && (page === 'ready' || (page === 'offered' && isOfKind(source, 'microphone')));

interface Received {
  readonly consumerId: ConsumerId;
  readonly producerId: ProducerId;
  readonly page: 'offered' | 'ready' | 'unanswered';
  /** How often it was offered. */
  readonly offers: number;
  readonly offer: ConsumerOffer;
  /** Whether it ever flowed. */
  readonly flowed: boolean;
  readonly stream: WantedStream;
}

/** The media of one connection in the fake, with what a test wants to know of them. */
export class FakeMedia implements ConnectionMedia {
  readonly offer: MediaOffer;
  readonly reads: ReadonlySet<ScreenCodec>;
  /** How the line is measured from now on; null as long as nothing flows, `broken` while the media server can't say. */
  line: LinkSample | null | 'broken' = null;
  /** Whether anything of its sources arrives from now on; null where that can't be told. */
  arriving: boolean | null = null;
  /** How many bytes have come from its page; null where none can come. */
  bytes: number | null = null;
  /** Which share of its sources is lost on the way to the hub from now on. */
  lost = 0;
  /** How often the line was measured. */
  measured = 0;
  /** What went over the line since it was asked; `broken` while the media server does not answer. */
  flow: LineFlow | 'broken' | null = null;
  /** How often that was asked. */
  flowsAsked = 0;
  /** What its pictures are bounded to, in bit/s; null where they are not. */
  boundTo: number | null = null;
  /** What comes of each of its sources, in bit/s. */
  rate = 300_000;
  readonly #around: Surroundings;
  readonly #sources = new Map<SourceId, Prepared>();
  readonly #connected = new Map<TransportId, string>();
  #received: Received[] = [];
  #wish: readonly WantedStream[] | undefined;
  #last: readonly WantedStream[] = [];
  #turn = Promise.resolve();
  #closed = false;

  constructor(around: Surroundings) {
    this.#around = around;
    this.reads = around.reads;
    const transport = (): TransportOffer => ({
      id: TransportId.parse(around.nextId()),
      iceParameters: { usernameFragment: around.nextId(), password: 'fake', iceLite: true },
      iceCandidates: [],
      dtlsParameters: fakeDtlsParameters,
    });
    this.offer = { send: around.sends ? transport() : null, receive: transport(), relay: this.relayAccess() };
  }

  get endpointId(): EndpointId {
    return this.#around.endpointId;
  }

  get sends(): boolean {
    return this.#around.sends;
  }

  /** With what the estimate of its line began. */
  get begunWith(): number | null {
    return this.#around.beginsWith;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** The streams that are open towards this seat, whether they flow or not. */
  get received(): readonly WantedStream[] {
    return this.#received.map(({ stream }) => stream);
  }

  /** Whether the page acknowledged a stream. */
  isReadyFor(endpointId: EndpointId, source: SourceId): boolean {
    return this.#received.some(
      ({ stream, page }) => stream.endpointId === endpointId && stream.source === source && page === 'ready',
    );
  }

  /** The sources that are prepared. */
  get sources(): readonly SourceId[] {
    return [...this.#sources.keys()];
  }

  /** Whether a source is prepared and open. */
  sending(source: SourceId): boolean {
    return this.#sources.get(source)?.sending ?? false;
  }

  connected(transportId: TransportId): boolean {
    return this.#connected.has(transportId);
  }

  prepared(source: SourceId): Prepared | undefined {
    return this.#sources.get(source);
  }

  connect(transportId: TransportId, dtlsParameters: MediaParameters): Promise<void> {
    if (!this.#owns(transportId)) return Promise.reject(new Refusal('not-found'));
    if (!Fingerprints.safeParse(dtlsParameters).success) return Promise.reject(new Refusal('media-refused'));
    const said = JSON.stringify(dtlsParameters);
    if ((this.#connected.get(transportId) ?? said) !== said) return Promise.reject(new Refusal('media-refused'));
    this.#connected.set(transportId, said);
    return Promise.resolve();
  }

  restartIce(transportId: TransportId): Promise<MediaParameters> {
    if (!this.#owns(transportId)) return Promise.reject(new Refusal('not-found'));
    return Promise.resolve({ usernameFragment: this.#around.nextId(), password: 'fake', iceLite: true });
  }

  relayAccess(): RelayAccess {
    return { username: `1:${this.#around.nextId()}`, credential: 'fake', forMs: 60_000 };
  }

  recode(source: SourceId, rtpParameters: MediaParameters): Promise<ProducerId> {
    const prepared = this.#sources.get(source);
    if (prepared === undefined) return Promise.reject(new Refusal('not-sending'));
    if (!Codecs.safeParse(rtpParameters).success) return Promise.reject(new Refusal('media-refused'));
    const producerId = ProducerId.parse(this.#around.nextId());
    this.#sources.set(source, { ...prepared, producerId });
    this.#around.recoded(source);
    return Promise.resolve(producerId);
  }

  /** There is another stream of what is wished for. */
  renew(): void {
    void this.receive(this.#last);
  }

  produce(source: SourceId, rtpParameters: MediaParameters): Promise<ProducerId> {
    if (this.#closed) return Promise.reject(new Refusal('media-unavailable'));
    if (!this.sends) return Promise.reject(new Refusal('sends-nothing'));
    if (this.#sources.has(source)) return Promise.reject(new Refusal('already-sending'));
    const parsed = Codecs.safeParse(rtpParameters);
    if (!parsed.success || !parsed.data.codecs.every(({ mimeType }) => mimeType.startsWith(`${trackOf(source)}/`)))
      return Promise.reject(new Refusal('media-refused'));
    const producerId = ProducerId.parse(this.#around.nextId());
    this.#sources.set(source, { producerId, sending: false });
    return Promise.resolve(producerId);
  }

  setSending(source: SourceId, sending: boolean): Promise<void> {
    const prepared = this.#sources.get(source);
    if (prepared !== undefined) this.#sources.set(source, { ...prepared, sending });
    return Promise.resolve();
  }

  stop(source: SourceId): void {
    if (this.#sources.delete(source)) this.#around.stopped(source);
  }

  receive(wanted: readonly WantedStream[]): Promise<void> {
    this.#wish = wanted;
    this.#last = wanted;
    this.#turn = this.#turn.then(() => this.#fulfil());
    return this.#turn;
  }

  offerAgain(): void {
    const open = this.#received.flatMap(({ page, offer }) => (page === 'offered' ? [offer] : []));
    if (open.length > 0) this.#tellPage(open);
  }

  bound(pictures: number | null): void {
    this.boundTo = pictures;
  }

  rateOf(source: SourceId): Promise<number | null> {
    return Promise.resolve(this.sending(source) ? this.rate : null);
  }

  linkSample(): Promise<LinkSample | null> {
    this.measured += 1;
    if (this.#closed) return Promise.reject(new Refusal('media-unavailable'));
    return this.line === 'broken' ? Promise.reject(new Error('the worker is gone')) : Promise.resolve(this.line);
  }

  lineFlow(): Promise<LineFlow | null> {
    this.flowsAsked += 1;
    return this.flow === 'broken' ? Promise.reject(new Error('the worker is gone')) : Promise.resolve(this.flow);
  }

  arrives(): Promise<boolean | null> {
    return Promise.resolve(this.arriving);
  }

  bytesArrived(): Promise<number | null> {
    return this.#closed ? Promise.reject(new Refusal('media-unavailable')) : Promise.resolve(this.bytes);
  }

  get isUsed(): boolean {
    return this.#connected.size > 0;
  }

  lostBefore(): number {
    return this.lost;
  }

  /** The media server reckons what the line to its page bears. */
  estimate(bears: number, wished: number): void {
    this.#around.listener.estimated?.({ bears, wished });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#sources.clear();
    this.#received = [];
    this.#around.closed();
  }

  /** A sender's source, or the whole sender, is gone: what was received of it ends. */
  forget(endpointId: EndpointId, source?: SourceId): void {
    this.#end(({ stream }) => stream.endpointId === endpointId && (source === undefined || stream.source === source));
  }

  #owns(transportId: TransportId): boolean {
    return !this.#closed && (transportId === this.offer.send?.id || transportId === this.offer.receive.id);
  }

  #end(which: (received: Received) => boolean): void {
    const ended = this.#received.filter(which);
    this.#received = this.#received.filter((received) => !ended.includes(received));
    if (ended.length > 0 && !this.#closed)
      this.#around.listener.consumersClosed(ended.map(({ consumerId }) => consumerId));
  }

  #fulfil(): void {
    const wanted = this.#wish;
    this.#wish = undefined;
    if (wanted === undefined || this.#closed) return;
    const find = ({ stream }: Received) =>
      wanted.find(({ endpointId, source }) => endpointId === stream.endpointId && source === stream.source);
    this.#end((received) => {
      const wanted = find(received);
      const rests = wanted?.fresh === true && received.flowed;
      return received.page === 'unanswered' || wanted === undefined || rests;
    });
    this.#received = this.#received.map((received) => {
      const stream = find(received) ?? received.stream;
      return { ...received, stream, flowed: received.flowed || flowsTo(stream, received.page) };
    });
    const offers = wanted.flatMap((stream) => this.#open(stream) ?? []);
    if (offers.length === 0) return;
    this.#tellPage(offers);
  }

  #tellPage(offers: readonly ConsumerOffer[]): void {
    const offered = new Map<ConsumerId, number>();
    this.#received = this.#received.map((received) => {
      if (!offers.some(({ consumerId }) => consumerId === received.consumerId)) return received;
      offered.set(received.consumerId, received.offers + 1);
      return { ...received, offers: received.offers + 1 };
    });
    const answered = (page: Received['page']) => {
      this.#received = this.#received.map((received) =>
        offered.get(received.consumerId) === received.offers
          ? { ...received, page, flowed: received.flowed || flowsTo(received.stream, page) }
          : received,
      );
    };
    void this.#around.listener.consumersOpened(offers).then(
      () => answered('ready'),
      () => answered('unanswered'),
    );
  }

  #open(stream: WantedStream): ConsumerOffer | undefined {
    const { endpointId, source } = stream;
    const known = this.#received.some((old) => old.stream.endpointId === endpointId && old.stream.source === source);
    const prepared = this.#around.sender(endpointId)?.prepared(source);
    if (known || prepared === undefined) return undefined;
    if (endpointId === this.#around.endpointId && !this.#around.loops) return undefined;
    const { producerId } = prepared;
    const consumerId = ConsumerId.parse(this.#around.nextId());
    const kind = trackOf(source);
    const rtpParameters = {
      ...fakeRtpParameters(kind),
      ...{ mid: consumerId, encodings: [{ ssrc: 1 }], rtcp: { cname: endpointId } },
    };
    const offer: ConsumerOffer = { consumerId, producerId, endpointId, source, kind, rtpParameters };
    const flowed = flowsTo(stream, 'offered');
    this.#received.push({ consumerId, producerId, page: 'offered', offers: 0, offer, stream, flowed });
    return offer;
  }
}
