import type { ConsumerId, ConsumerOffer, SourceId, MediaOffer } from '@diem-cau/shared';
import type {
  HowSent,
  LayeredSender,
  LinkListener,
  LinkRequests,
  MediaEngine,
  MediaLink,
} from '../../src/core/media/media-link.ts';

/** A link that only remembers; it asks the hub to produce as a real one does. */
export class FakeLink implements MediaLink {
  readonly tracks = new Map<SourceId, MediaStreamTrack>();
  readonly out = new Map<SourceId, boolean>();
  readonly received: ConsumerId[] = [];
  /** In which codecs each source was to be sent last. */
  readonly codecs = new Map<SourceId, HowSent['codecs']>();
  closed = false;
  /** While set, streams are negotiated for as long as the link lives, and its end tears them off as a browser does. */
  negotiates = false;
  #tear: (error: Error) => void = () => undefined;
  /** What the browser throws when it is to send a source; null where it can. */
  fault: (source: SourceId) => Error | null = () => null;
  readonly #requests: LinkRequests;
  readonly listener: LinkListener;

  constructor(requests: LinkRequests, listener: LinkListener) {
    this.#requests = requests;
    this.listener = listener;
  }

  sends(source: SourceId): boolean {
    return this.tracks.has(source);
  }

  async send(source: SourceId, track: MediaStreamTrack, how: HowSent = {}): Promise<void> {
    const { again = false, shut = false, codecs } = how;
    const fault = this.fault(source);
    if (fault !== null) throw fault;
    if (!this.tracks.has(source)) {
      await this.#requests.produce(source, {}, { again, shut });
      if (shut) this.out.set(source, false);
    }
    if (codecs !== undefined) this.codecs.set(source, codecs);
    this.tracks.set(source, track);
  }

  voiceSender(): null {
    return null;
  }

  letOut(source: SourceId, out: boolean): void {
    this.out.set(source, out);
  }

  /** What each source was told last of how it is sent; only of those that are sent. */
  /** Whether the browser refuses to send otherwise than before. */
  refuses = false;
  readonly limits = new Map<SourceId, Parameters<LayeredSender['setRtpEncodingParameters']>[0]>();
  readonly #senders = new Map<SourceId, LayeredSender>();

  sender(source: SourceId): LayeredSender | undefined {
    if (!this.tracks.has(source)) return undefined;
    const known = this.#senders.get(source) ?? {
      setMaxSpatialLayer: () => Promise.resolve(),
      setRtpEncodingParameters: (limits) => {
        if (this.refuses) return Promise.reject(new Error('InvalidStateError'));
        this.limits.set(source, { ...this.limits.get(source), ...limits });
        return Promise.resolve();
      },
    };
    this.#senders.set(source, known);
    return known;
  }

  stop(source: SourceId): void {
    this.tracks.delete(source);
  }

  async receive(offers: readonly ConsumerOffer[]): Promise<void> {
    if (this.negotiates)
      await new Promise<void>((_, failed) => {
        this.#tear = failed;
      });
    this.received.push(...offers.map((offer) => offer.consumerId));
  }

  drop(): void {
    this.received.length = 0;
  }

  readonly ways = [];
  /** How often it was told to hurry. */
  hurried = 0;

  hurry(): void {
    this.hurried++;
  }

  sent(): Promise<null> {
    return Promise.resolve(null);
  }

  arrived(): Promise<[]> {
    return Promise.resolve([]);
  }

  /** What the browser says of the way up. */
  report: RTCStatsReport | null = null;

  sendReport(): Promise<RTCStatsReport | null> {
    return Promise.resolve(this.report);
  }

  receiveReport(): Promise<RTCStatsReport> {
    return Promise.resolve(new Map());
  }

  close(): void {
    this.closed = true;
    this.#tear(new DOMException('signalingState is closed', 'InvalidStateError'));
  }
}

export class FakeEngine implements MediaEngine {
  readonly links: FakeLink[] = [];
  /** What this browser can't send, on any link from now on. */
  fault: FakeLink['fault'] = () => null;

  async capabilities(): Promise<Record<string, unknown>> {
    return { codecs: [] };
  }

  open(_offer: MediaOffer, requests: LinkRequests, listener: LinkListener): MediaLink {
    const link = new FakeLink(requests, listener);
    link.fault = (source) => this.fault(source);
    this.links.push(link);
    return link;
  }

  /** The link in use. */
  get link(): FakeLink {
    const link = this.links.at(-1);
    if (link === undefined) throw new Error('no link was opened');
    return link;
  }
}
