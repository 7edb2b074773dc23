import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LocalSource } from '../devices/local-source.ts';
import { SerialQueue } from '../serial-queue.ts';
import type { MediaLink } from './media-link.ts';
import { untilSent } from './until-sent.ts';

/** Whether the own camera should be seen, as the person wants it; whether there is a picture is the device's matter. */
export interface OwnCameraState {
  readonly wanted: boolean;
}

interface OwnCameraParts {
  /** Tells the hub that the camera has ended here. Throws Refusal. */
  readonly stopAtHub: (source: 'camera') => Promise<void>;
  readonly device: LocalSource;
  /** The link of the seat; null while there is none. */
  readonly link: () => MediaLink | null;
}

/** The own camera: what is captured and wanted is sent on each link. */
export class OwnCamera {
  readonly state: StoreApi<OwnCameraState> = createStore<OwnCameraState>(() => ({ wanted: false }));
  readonly #parts: OwnCameraParts;
  #sending = new SerialQueue();
  /** Its device is let go of while its source goes on at the hub: nobody takes that for a camera that was turned off. */
  #rests = false;
  /** The same until the device is there again. */
  #held = false;

  constructor(parts: OwnCameraParts) {
    this.#parts = parts;
  }

  /** A seat is taken: the camera is captured for it, or let go of. */
  begin(wanted: boolean): void {
    this.#wake();
    this.state.setState({ wanted });
    if (wanted) void this.#parts.device.start();
    else this.#parts.device.stop();
  }

  /** Shows or hides it. */
  async set(wanted: boolean): Promise<void> {
    const { device } = this.#parts;
    this.state.setState({ wanted });
    if (wanted) {
      if (this.#rests) return;
      await device.start();
      await this.sync();
    } else {
      await this.sync();
      device.stop();
    }
  }

  /**
   * Lets go of the device of a camera that is sent, since capturing alone takes an old PC as much as playing every voice; or takes it up again. Its source stays
   * as it is. A camera that is not sent yet goes on.
   */
  async rest(rests: boolean): Promise<void> {
    if (rests === this.#rests || (rests && this.#parts.link()?.sends('camera') !== true)) return;
    this.#rests = rests;
    const { device } = this.#parts;
    if (rests) {
      this.#held = true;
      device.stop();
    } else if (this.state.getState().wanted) {
      await device.start();
      if (this.#rests) return;
      this.#held = false;
      await this.sync();
    } else this.#held = false;
  }

  /** Its device is let go of, or not there again yet. */
  get isResting(): boolean {
    return this.#held;
  }

  /** The hub ended it, and knows. */
  end(): void {
    this.#wake();
    this.#parts.link()?.stop('camera');
    this.state.setState({ wanted: false });
    this.#parts.device.stop();
  }

  /** The link is gone: what is wanted is sent on the next. */
  lose(): void {
    this.#sending = new SerialQueue();
    if (!this.#held) return;
    this.#wake();
    if (this.state.getState().wanted) void this.#parts.device.start();
  }

  /** Makes the camera that is sent the one that is captured and wanted: on a new link, with another device, after a press. */
  async sync(): Promise<void> {
    const link = this.#parts.link();
    const track = this.#wantedTrack();
    const wished = (): boolean => link === this.#parts.link() && track === this.#wantedTrack();
    const sync = (): Promise<void> =>
      this.#sending.run(async () => {
        if (link === null || !wished() || (this.#held && this.state.getState().wanted)) return;
        if (track !== null) await link.send('camera', track);
        else if (link.sends('camera')) {
          link.stop('camera');
          await this.#parts.stopAtHub('camera');
        }
      });
    try {
      await untilSent(sync, wished);
    } catch (error) {
      // A link that went away meanwhile is replaced, and sends again.
      if (wished()) console.warn('sending camera', error);
    }
  }

  #wake(): void {
    this.#rests = false;
    this.#held = false;
  }

  #wantedTrack(): MediaStreamTrack | null {
    return this.state.getState().wanted ? this.#parts.device.track : null;
  }
}
