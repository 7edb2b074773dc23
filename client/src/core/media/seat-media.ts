import {
  Refusal,
  type MediaParameters,
  type MediaSource,
  type NoticeOf,
  type SeatOffer,
  type SeatView,
} from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Devices } from '../devices/devices.ts';
import { HubUnreachable } from '../http.ts';
import { SerialQueue } from '../serial-queue.ts';
import type { Signalling } from '../signalling.ts';
import type { LinkRequests, MediaEngine, MediaLink } from './media-link.ts';
import { OwnScreen } from './own-screen.ts';
import type { ScreenCapture } from './screen-capture.ts';
import type { Streams } from './streams.ts';
import type { TransportFlow } from './transport-watch.ts';

/** What this page sends and how its media does. */
export interface SeatMediaState {
  readonly flow: TransportFlow;
  /** Rises with each new media link: what was told of an earlier one has to be told again. */
  readonly links: number;
  /** Whether the own camera should be seen, as the person wants it; whether there is a picture is the device's matter. */
  readonly cameraWanted: boolean;
}

export interface SeatMediaParts {
  readonly signalling: Pick<Signalling, 'ask' | 'onNotice' | 'connection'>;
  readonly engine: MediaEngine;
  readonly devices: Pick<Devices, 'camera' | 'microphone'>;
  readonly captureScreen: ScreenCapture;
  readonly streams: Streams;
}

const rebuildAgainMs = 1_500;

/** The own media of a seat: makes what is sent follow the devices and the person's wishes, and builds anew what broke. */
export class SeatMedia {
  readonly state: StoreApi<SeatMediaState> = createStore<SeatMediaState>(() => ({
    flow: 'idle',
    links: 0,
    cameraWanted: false,
  }));
  readonly screen: OwnScreen;
  readonly #parts: SeatMediaParts;
  readonly #receiving = new SerialQueue();
  readonly #sending = new SerialQueue();
  #capabilities: MediaParameters | null = null;
  #link: MediaLink | null = null;
  /** Raised with each seat, so that work for an earlier one comes to nothing. */
  #seat = 0;
  #rebuilding = false;
  /** The own microphone as the person pressed it; opening until the hub has said that it is open. */
  #microphone: 'closed' | 'opening' | 'open' = 'closed';

  constructor(parts: SeatMediaParts) {
    this.#parts = parts;
    const { signalling, devices, captureScreen } = parts;
    this.screen = new OwnScreen({ signalling, captureScreen, link: () => this.#link });
    signalling.onNotice('media.consumersOpened', ({ consumers }) => {
      const link = this.#link;
      if (link === null) throw new Error('streams came without a seat');
      return this.#receiving.run(() => link.receive(consumers));
    });
    signalling.onNotice('media.consumersClosed', ({ consumerIds }) => {
      const link = this.#link;
      return this.#receiving.run(async () => link?.drop(consumerIds));
    });
    signalling.onNotice('media.stopped', (stopped) => this.#stoppedByHub(stopped));
    signalling.onNotice('media.lost', () => void this.#rebuild());
    devices.camera.state.subscribe(() => void this.#syncCamera());
    devices.microphone.state.subscribe(() => void this.#syncMicrophone());
  }

  /** What the browser can receive, for the request to join. Throws Refusal `media-refused`. */
  async capabilities(router: MediaParameters): Promise<MediaParameters> {
    this.#capabilities = await this.#parts.engine.capabilities(router);
    return this.#capabilities;
  }

  /** Takes a seat's media into use, in the place of any other. The microphone stays closed, the screen is not shared. */
  begin(offer: SeatOffer, camera: boolean): void {
    this.end();
    this.state.setState({ cameraWanted: camera });
    if (camera) void this.#parts.devices.camera.start();
    else this.#parts.devices.camera.stop();
    this.#open(offer);
  }

  /** Lets go of the seat's media; the devices stay captured. Idempotent. */
  end(): void {
    this.#seat++;
    this.#rebuilding = false;
    this.screen.end(null);
    this.#link?.close();
    this.#link = null;
    this.state.setState({ flow: 'idle' });
  }

  /** Shows or hides the own camera. */
  async setCamera(wanted: boolean): Promise<void> {
    const { camera } = this.#parts.devices;
    this.state.setState({ cameraWanted: wanted });
    if (wanted) {
      await camera.start();
      await this.#syncCamera();
    } else {
      await this.#syncCamera();
      camera.stop();
    }
  }

  /** Opens the own microphone. Throws Refusal, among them `microphone-withheld`; without a microphone nothing happens. */
  async openMicrophone(): Promise<void> {
    const { devices, signalling } = this.#parts;
    await devices.microphone.start();
    const track = devices.microphone.track;
    const link = this.#link;
    if (track === null || link === null) return;
    this.#microphone = 'opening';
    try {
      await this.#sending.run(async () => {
        if (link.sends('microphone')) await signalling.ask('media.openMicrophone', {});
        else await link.send('microphone', track);
      });
    } catch (error) {
      if (link === this.#link) this.#keepIn();
      throw error;
    }
    if (link !== this.#link) return;
    link.letOut('microphone', this.#isPressedOpen());
    // Closed while the hub was asked: it may have heard of that before it opened the microphone.
    if (!this.#isPressedOpen()) await signalling.ask('media.closeMicrophone', {});
  }

  /** Closes the own microphone: here at once, at the hub as soon as it hears of it. */
  async closeMicrophone(): Promise<void> {
    this.#keepIn();
    await this.#parts.signalling.ask('media.closeMicrophone', {});
  }

  /**
   * The hub has said how the own microphone stands. Only a press of the person lets it out: what the hub says keeps open what was
   * pressed open, or closes it.
   */
  microphoneIs(microphone: SeatView['microphone']): void {
    // While it opens, an announcement from before may still call it closed.
    if (microphone === 'withheld' || (microphone === 'closed' && this.#microphone === 'open'))
      this.#microphone = 'closed';
    if (microphone === 'open' && this.#microphone === 'opening') this.#microphone = 'open';
    this.#link?.letOut('microphone', microphone === 'open' && this.#isPressedOpen());
  }

  #keepIn(): void {
    this.#microphone = 'closed';
    this.#link?.letOut('microphone', false);
  }

  #isPressedOpen(): boolean {
    return this.#microphone !== 'closed';
  }

  #open(offer: SeatOffer): void {
    const seat = this.#seat;
    this.#microphone = 'closed';
    this.#link = this.#parts.engine.open(offer, this.#requests(), {
      received: (received) => {
        if (seat === this.#seat) this.#parts.streams.setState({ received });
      },
      flow: (flow) => {
        if (seat === this.#seat && !this.#rebuilding) this.state.setState({ flow });
      },
      broken: () => {
        if (seat === this.#seat) void this.#rebuild();
      },
    });
    this.state.setState({ links: this.state.getState().links + 1 });
    void this.#syncCamera();
  }

  #requests(): LinkRequests {
    const { signalling } = this.#parts;
    return {
      connect: async (transportId, dtlsParameters) => {
        await signalling.ask('media.connectTransport', { transportId, dtlsParameters });
      },
      restartIce: async (transportId) => (await signalling.ask('media.restartIce', { transportId })).iceParameters,
      produce: async (source, rtpParameters) => {
        const produce = async () => (await signalling.ask('media.produce', { source, rtpParameters })).producerId;
        try {
          return await produce();
        } catch (error) {
          if (!(error instanceof Refusal && error.code === 'already-sending')) throw error;
          // The hub holds what this page has let go of, such as a source whose answer was lost.
          await signalling.ask('media.stop', { source });
          return produce();
        }
      },
    };
  }

  async #rebuild(): Promise<void> {
    const { signalling, streams } = this.#parts;
    const rtpCapabilities = this.#capabilities;
    if (this.#link === null || this.#rebuilding || rtpCapabilities === null) return;
    const seat = ++this.#seat;
    this.#rebuilding = true;
    this.screen.end(null);
    this.#link.close();
    this.#link = null;
    streams.setState({ received: [] });
    this.state.setState({ flow: 'mending' });
    while (seat === this.#seat && this.#rebuilding) {
      try {
        const { media } = await signalling.ask('media.rebuild', { rtpCapabilities });
        if (seat !== this.#seat) return;
        this.#rebuilding = false;
        this.#open(media);
      } catch (error) {
        // Joining again, which follows every lost connection, begins with new media anyway.
        if (error instanceof HubUnreachable && signalling.connection.getState().state !== 'connected') return;
        if (error instanceof Refusal && error.code === 'not-in-meeting') return;
        await new Promise((resolve) => setTimeout(resolve, rebuildAgainMs));
      }
    }
  }

  /** Makes the camera that is sent the one that is captured and wanted. */
  #syncCamera(): Promise<void> {
    return this.#sending.run(async () => {
      const link = this.#link;
      if (link === null) return;
      const track = this.state.getState().cameraWanted ? this.#parts.devices.camera.track : null;
      await this.#quietly(link, 'camera', async () => {
        if (track !== null) await link.send('camera', track);
        else if (link.sends('camera')) {
          link.stop('camera');
          await this.#parts.signalling.ask('media.stop', { source: 'camera' });
        }
      });
    });
  }

  /** Puts a microphone that was plugged in again, or chosen anew, in the place of the one that is sent. */
  #syncMicrophone(): Promise<void> {
    return this.#sending.run(async () => {
      const { track } = this.#parts.devices.microphone;
      const link = this.#link;
      if (link === null || track === null || !link.sends('microphone')) return;
      await this.#quietly(link, 'microphone', () => link.send('microphone', track));
    });
  }

  async #quietly(link: MediaLink, source: MediaSource, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // A link that went away meanwhile is replaced, and sends again.
      if (link === this.#link && !(error instanceof HubUnreachable)) console.warn(`sending ${source}`, error);
    }
  }

  #stoppedByHub({ source, cause }: NoticeOf<'media.stopped'>): void {
    if (source === 'screen') {
      this.screen.end(cause);
      return;
    }
    this.#link?.stop(source);
    if (source === 'camera') {
      this.state.setState({ cameraWanted: false });
      this.#parts.devices.camera.stop();
    }
  }
}
