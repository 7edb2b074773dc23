import {
  Refusal,
  type ConsumerOffer,
  type MediaParameters,
  type NoticeOf,
  type MediaOffer,
  type SourceId,
} from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Devices } from '../devices/devices.ts';
import { HubUnreachable } from '../http.ts';
import { SerialQueue } from '../serial-queue.ts';
import type { Signalling } from '../signalling.ts';
import { linkRequests } from './link-requests.ts';
import type { MediaEngine, MediaLink, MediaWay } from './media-link.ts';
import { mediaPort } from './media-port.ts';
import { OwedStops } from './owed-stops.ts';
import { OwnCamera } from './own-camera.ts';
import { OwnMicrophone } from './own-microphone.ts';
import { OwnScreen } from './own-screen.ts';
import { ReturnQuestion } from './return-question.ts';
import type { ScreenCapture } from './screen-trouble.ts';
import { SendingRepair } from './sending-repair.ts';
import type { Streams } from './streams.ts';
import type { TransportFlow } from './transport-watch.ts';
import { nothingAsked, type Asked, type Wish } from './what-returns.ts';

/** How the media of this page's seat do. */
export interface SeatMediaState {
  readonly flow: TransportFlow;
  /** Rises with each new media link: what was told of an earlier one has to be told again. */
  readonly links: number;
  /** Nothing has got through for so long that the network must be asked to let the media pass. */
  readonly noWay: boolean;
  /** The hub's port of the media; null until there was an offer that names it. */
  readonly mediaPort: number | null;
}

export interface SeatMediaParts {
  readonly signalling: Pick<Signalling, 'ask' | 'onNotice' | 'onTask' | 'connection' | 'hurry'>;
  readonly engine: MediaEngine;
  readonly devices: Pick<Devices, 'camera' | 'microphone'>;
  readonly captureScreen: ScreenCapture;
  readonly streams: Streams;
}

const rebuildAgainMs = 1_500;
/** What a new link has to carry is on its way within this time, also on a slow line; where nothing is, there is nothing, in milliseconds. */
const beginsWithinMs = 5_000;

/** The own media of a seat: makes what is sent follow the devices and the person's wishes, and builds anew what broke. */
export class SeatMedia {
  readonly state: StoreApi<SeatMediaState> = createStore<SeatMediaState>(() => ({
    flow: 'idle',
    links: 0,
    noWay: false,
    mediaPort: null,
  }));
  /** When a packet of this seat's media came last, by `performance.now()`; null before the first. */
  readonly beat: StoreApi<{ readonly atMs: number | null }> = createStore(() => ({ atMs: null as number | null }));
  readonly camera: OwnCamera;
  readonly microphone: OwnMicrophone;
  readonly screen: OwnScreen;
  readonly question = new ReturnQuestion();
  readonly repair = new SendingRepair({ rebuild: (afterMs) => void this.#rebuild(afterMs) });
  readonly #parts: SeatMediaParts;
  readonly #owed: OwedStops;
  /** Of the link of now: what hangs with an earlier one holds up nothing. */
  #receiving = new SerialQueue();
  #capabilities: MediaParameters | null = null;
  #link: MediaLink | null = null;
  /** Raised with each seat, so that work for an earlier one comes to nothing. */
  #seat = 0;
  #rebuilding = false;

  constructor(parts: SeatMediaParts) {
    this.#parts = parts;
    const { signalling, devices, captureScreen } = parts;
    const { question } = this;
    this.#owed = new OwedStops(signalling);
    const link = (): MediaLink | null => this.#link;
    const stopAtHub = (source: SourceId): Promise<void> => this.#owed.stop(source);
    this.camera = new OwnCamera({ stopAtHub, device: devices.camera, link });
    this.microphone = new OwnMicrophone({ signalling, device: devices.microphone, question, link });
    this.screen = new OwnScreen({ stopAtHub, captureScreen, question, link });
    this.state.subscribe(({ flow }, before) => {
      // Where the media have come through, signalling does as well.
      if (flow === 'connected' && before.flow === 'mending') signalling.hurry();
    });
    signalling.onTask('media.consumersOpened', ({ consumers }) => {
      const link = this.#link;
      if (link === null) throw new Error('streams came without a seat');
      return this.#receiving.run(() => this.#receive(link, consumers));
    });
    signalling.onNotice('media.consumersClosed', ({ consumerIds }) => {
      const link = this.#link;
      return this.#receiving.run(async () => link?.drop(consumerIds));
    });
    signalling.onNotice('media.stopped', (stopped) => this.#stoppedByHub(stopped));
    signalling.onNotice('media.screenCodecs', ({ codecs }) => void this.screen.sendIn(codecs));
    signalling.onNotice('media.lost', () => void this.#rebuild());
    devices.camera.state.subscribe(() => void this.camera.sync());
    devices.microphone.state.subscribe(() => void this.microphone.sync());
  }

  /** What the browser can receive, for the request to join. Throws Refusal `media-refused`. */
  async capabilities(router: MediaParameters): Promise<MediaParameters> {
    this.#capabilities = await this.#parts.engine.capabilities(router);
    return this.#capabilities;
  }

  /** The link of now, to look at what it carries; null while it carries nothing. */
  get flowing(): Pick<
    MediaLink,
    'sent' | 'arrived' | 'sendReport' | 'receiveReport' | 'letOut' | 'sender' | 'voiceSender'
  > | null {
    return this.state.getState().flow === 'connected' ? this.#link : null;
  }

  /** The transports of the link of now; none while there is no link. */
  get ways(): readonly MediaWay[] {
    return this.#link?.ways ?? [];
  }

  /**
   * The page goes on in its seat: what the hub could not be told meanwhile it is told, and what went at the hub is built anew.
   * @param takeView takes the hub's view into use; false where there is no meeting any more
   */
  resume(held: 'kept' | 'lost', takeView: () => boolean): void {
    const { state } = this.microphone;
    const talked = state.getState().now === 'open';
    if (!takeView()) return;
    if (held === 'lost' && this.#link !== null) void this.#rebuild();
    else if (talked && state.getState().now !== 'open') this.microphone.shutMeanwhile();
    this.hurry();
    void this.#owed.settle();
    void this.microphone.resumed();
    void this.camera.sync();
    void this.screen.sync();
  }

  /** What kept the media away may be gone: they are mended at once. */
  hurry(): void {
    this.#link?.hurry();
  }

  /** What the person has set; what stands in the question counts as set until it is answered. */
  get wish(): Wish {
    const asked = this.question.state.getState();
    return {
      microphone: this.microphone.state.getState().wanted || asked.microphone,
      camera: this.camera.state.getState().wanted,
      screen: this.screen.isCaptured || asked.screen,
    };
  }

  /**
   * Takes a seat's media into use, in the place of any other. What was open on an earlier link of this page is sent again.
   * @param asks what is asked about instead
   */
  begin(offer: MediaOffer, camera: boolean, asks: Asked = nothingAsked): void {
    this.lose();
    this.repair.reset();
    this.holdBack(asks);
    this.camera.begin(camera);
    this.#open(offer);
  }

  /** Makes a question of what would come back by itself. */
  holdBack(asks: Asked): void {
    if (asks.microphone) this.microphone.holdBack();
    if (asks.screen) {
      this.screen.end(null);
      if (this.#link !== null) void this.#owed.stop('screen').catch(() => undefined);
    }
    this.question.ask(asks);
  }

  /** Opens what the question asks about, as far as there is a right to it. Throws Refusal. */
  async bringBack({ microphone, screen }: Asked): Promise<void> {
    this.question.clear();
    // The browser lets a page choose a screen only right after a press.
    await Promise.all([screen ? this.screen.start() : null, microphone ? this.microphone.open() : null]);
  }

  /** The link is lost, and with it what it carried; what the person has set stays. Idempotent. */
  lose(): void {
    this.#seat++;
    this.#rebuilding = false;
    this.#drop();
    this.state.setState({ flow: 'idle' });
  }

  /** Lets go of the seat: nothing of it comes back. The devices stay captured. Idempotent. */
  end(): void {
    this.lose();
    this.beat.setState({ atMs: null });
    this.microphone.end();
    this.screen.end(null);
    this.question.clear();
  }

  #drop(): void {
    this.#owed.forget();
    this.#link?.close();
    this.#link = null;
    this.#receiving = new SerialQueue();
    this.camera.lose();
    this.microphone.lose();
    this.screen.lose();
  }

  /** A link that is replaced while it negotiates is torn from under the browser's own answer; its streams come anew with the next. */
  async #receive(link: MediaLink, consumers: readonly ConsumerOffer[]): Promise<void> {
    if (link !== this.#link) return;
    try {
      await link.receive(consumers);
    } catch (error) {
      if (link === this.#link) throw error;
    }
  }

  #open(offer: MediaOffer): void {
    const seat = this.#seat;
    let begun = false;
    const requests = linkRequests(this.#parts.signalling);
    const produce: typeof requests.produce = (source, ...how) =>
      this.#owed.replacing(source, () => requests.produce(source, ...how));
    const link = this.#parts.engine.open(
      offer,
      { ...requests, produce },
      {
        received: (received) => {
          if (seat === this.#seat) this.#parts.streams.setState({ received });
        },
        flow: (flow) => {
          begun = true;
          if (seat === this.#seat && !this.#rebuilding) this.state.setState({ flow });
        },
        broken: () => {
          if (seat === this.#seat) void this.#rebuild();
        },
      },
    );
    this.#link = this.repair.watch(link, () => seat === this.#seat && !this.#rebuilding);
    this.state.setState({ links: this.state.getState().links + 1, mediaPort: mediaPort(offer) });
    // Not at once: what is to be mended goes on being so from one link to the next.
    setTimeout(() => {
      if (seat === this.#seat && !begun) this.state.setState({ flow: 'idle' });
    }, beginsWithinMs);
    // The voice first: what is sent is negotiated one after the other.
    void this.microphone.sync();
    void this.camera.sync();
    void this.screen.sync();
  }

  /** @param afterMs how long to wait before the hub is asked for a new link, in milliseconds */
  async #rebuild(afterMs = 0): Promise<void> {
    const { signalling, streams } = this.#parts;
    const rtpCapabilities = this.#capabilities;
    if (this.#link === null || this.#rebuilding || rtpCapabilities === null) return;
    const seat = ++this.#seat;
    this.#rebuilding = true;
    this.#drop();
    streams.setState({ received: [] });
    this.state.setState({ flow: 'mending' });
    if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
    while (seat === this.#seat && this.#rebuilding) {
      try {
        const { media } = await signalling.ask('media.rebuild', { rtpCapabilities });
        if (seat !== this.#seat) return;
        this.#rebuilding = false;
        this.#open(media);
      } catch (error) {
        // The page is on its way back into its seat, or the hub away: it goes on until there is another link, or no seat.
        if (!(error instanceof Refusal || error instanceof HubUnreachable)) console.warn('media.rebuild', error);
        await new Promise((resolve) => setTimeout(resolve, rebuildAgainMs));
      }
    }
  }

  #stoppedByHub({ source, cause }: NoticeOf<'media.stopped'>): void {
    if (source === 'screen') this.screen.end(cause);
    else if (source === 'camera') this.camera.end();
    else this.#link?.stop(source);
  }
}
