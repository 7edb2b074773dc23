import type { NoticeOf } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { SerialQueue } from '../serial-queue.ts';
import type { Signalling } from '../signalling.ts';
import type { MediaLink } from './media-link.ts';
import type { ScreenCapture } from './screen-capture.ts';

/** Whether the own screen is shared, and why the hub ended it; null when it did not. */
export interface OwnScreenState {
  readonly screen: 'off' | 'starting' | 'on';
  readonly ended: NoticeOf<'media.stopped'>['cause'] | null;
}

interface OwnScreenParts {
  readonly signalling: Pick<Signalling, 'ask'>;
  readonly captureScreen: ScreenCapture;
  /** The link of the seat; null while there is none. */
  readonly link: () => MediaLink | null;
}

/** The sharing of this PC's screen: begun by a press, ended by a press, by the browser's own button, by the chair or with the seat. */
export class OwnScreen {
  readonly state: StoreApi<OwnScreenState> = createStore<OwnScreenState>(() => ({ screen: 'off', ended: null }));
  readonly #parts: OwnScreenParts;
  readonly #sending = new SerialQueue();
  #track: MediaStreamTrack | null = null;

  constructor(parts: OwnScreenParts) {
    this.#parts = parts;
  }

  /** Asks the person which screen to share and shares it. Throws Refusal, among them `screen-taken`. */
  async start(): Promise<void> {
    const link = this.#parts.link();
    if (link === null || this.state.getState().screen !== 'off') return;
    this.state.setState({ screen: 'starting', ended: null });
    let track: MediaStreamTrack | null = null;
    try {
      const chosen = await this.#parts.captureScreen();
      // While the person was choosing, the link may have been lost: a screen does not come back by itself.
      if (chosen === null || link !== this.#parts.link()) {
        chosen?.stop();
        this.state.setState({ screen: 'off' });
        return;
      }
      this.#track = track = chosen;
      chosen.onended = () => void this.stop().catch(() => undefined);
      await this.#sending.run(() => this.#send(link, chosen));
    } catch (error) {
      if (this.#track === track) this.end(null);
      throw error;
    }
  }

  /** Stops sharing and tells the hub. */
  async stop(): Promise<void> {
    if (this.#track === null) return;
    this.end(null);
    await this.#parts.signalling.ask('media.stop', { source: 'screen' });
  }

  /**
   * Lets go of the screen without telling the hub, which knows.
   * @param cause why the hub ended it; null when it did not
   */
  end(cause: OwnScreenState['ended']): void {
    if (this.#track !== null) {
      this.#track.onended = null;
      this.#track.stop();
      this.#track = null;
    }
    this.#parts.link()?.stop('screen');
    this.state.setState({ screen: 'off', ended: cause });
  }

  /** The person has read why the sharing ended. */
  forgetEnd(): void {
    this.state.setState({ ended: null });
  }
  async #send(link: MediaLink, track: MediaStreamTrack): Promise<void> {
    if (this.#track !== track) return;
    await link.send('screen', track);
    if (this.#track === track && track.readyState === 'live') {
      this.state.setState({ screen: 'on' });
      return;
    }
    // It was stopped while the hub was asked, which may have heard of the stop before it heard of the screen.
    if (this.#track === track) this.end(null);
    link.stop('screen');
    if (link === this.#parts.link()) await this.#parts.signalling.ask('media.stop', { source: 'screen' });
  }
}
