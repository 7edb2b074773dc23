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

  constructor(parts: OwnCameraParts) {
    this.#parts = parts;
  }

  /** A seat is taken: the camera is captured for it, or let go of. */
  begin(wanted: boolean): void {
    this.state.setState({ wanted });
    if (wanted) void this.#parts.device.start();
    else this.#parts.device.stop();
  }

  /** Shows or hides it. */
  async set(wanted: boolean): Promise<void> {
    const { device } = this.#parts;
    this.state.setState({ wanted });
    if (wanted) {
      await device.start();
      await this.sync();
    } else {
      await this.sync();
      device.stop();
    }
  }

  /** The hub ended it, and knows. */
  end(): void {
    this.#parts.link()?.stop('camera');
    this.state.setState({ wanted: false });
    this.#parts.device.stop();
  }

  /** The link is gone: what is wanted is sent on the next. */
  lose(): void {
    this.#sending = new SerialQueue();
  }

  /** Makes the camera that is sent the one that is captured and wanted: on a new link, with another device, after a press. */
  async sync(): Promise<void> {
    const link = this.#parts.link();
    const track = this.#wantedTrack();
    const wished = (): boolean => link === this.#parts.link() && track === this.#wantedTrack();
    const sync = (): Promise<void> =>
      this.#sending.run(async () => {
        if (link === null || !wished()) return;
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

  #wantedTrack(): MediaStreamTrack | null {
    return this.state.getState().wanted ? this.#parts.device.track : null;
  }
}
