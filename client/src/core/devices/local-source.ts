import { createStore, type StoreApi } from 'zustand/vanilla';
import { captureTrouble, type CaptureTrouble } from './capture-trouble.ts';

/** A camera or a microphone of this PC. */
export type CaptureState =
  | { readonly state: 'off' }
  | { readonly state: 'starting' }
  | { readonly state: 'on'; readonly track: MediaStreamTrack }
  | { readonly state: 'trouble'; readonly trouble: CaptureTrouble };

/** Captures one track from the device with this id, or from the one that the browser prefers. */
export type Capture = (deviceId: string | null) => Promise<MediaStreamTrack>;

/** A device in use elsewhere, or kept back by the system, is tried again after this time, in milliseconds. */
const busyRetryMs = 8_000;

/** Keeps one kind of device captured for as long as it is wanted, through unplugging and plugging in again. */
export class LocalSource {
  readonly state: StoreApi<CaptureState> = createStore<CaptureState>(() => ({ state: 'off' }));
  readonly #capture: Capture;
  readonly #preferred: () => string | null;
  #wanted = false;
  /** Raised whenever what is being captured is no longer what is wanted. */
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;

  /** @param preferred the id of the chosen device when it is plugged in, else null */
  constructor(capture: Capture, preferred: () => string | null) {
    this.#capture = capture;
    this.#preferred = preferred;
  }

  get track(): MediaStreamTrack | null {
    const now = this.state.getState();
    return now.state === 'on' ? now.track : null;
  }

  /** Starts capturing; resolves when there is a track or a trouble. A source that is on stays as it is. */
  async start(): Promise<void> {
    this.#wanted = true;
    const { state } = this.state.getState();
    if (state === 'off' || state === 'trouble') await this.#acquire(null);
  }

  /** Takes a track that was captured together with another source's. */
  adopt(track: MediaStreamTrack): void {
    this.#wanted = true;
    this.#attempt++;
    this.#hold(track);
  }

  /** Captures anew with what is chosen now. */
  async restart(): Promise<void> {
    if (this.#wanted) await this.#acquire(null);
  }

  /** Lets go of the device. */
  stop(): void {
    this.#wanted = false;
    this.#attempt++;
    this.#cancelRetry();
    this.track?.stop();
    this.state.setState({ state: 'off' }, true);
  }

  /** The devices that are plugged in changed: gets back what was lost, and returns to the chosen one. */
  devicesChanged(): void {
    if (!this.#wanted) return;
    const now = this.state.getState();
    if (now.state === 'trouble' && now.trouble !== 'denied') void this.#acquire(now.trouble);
    const preferred = this.#preferred();
    if (now.state === 'on' && preferred !== null && now.track.getSettings().deviceId !== preferred)
      void this.#acquire(null);
  }

  /** The person has allowed it at the browser. */
  allowed(): void {
    if (!this.#wanted) return;
    const now = this.state.getState();
    if (now.state === 'trouble' && now.trouble === 'denied') void this.#acquire('denied');
  }

  /** @param earlier the trouble that stays shown while it is tried again in the background; null shows the start */
  async #acquire(earlier: CaptureTrouble | null): Promise<void> {
    const attempt = ++this.#attempt;
    this.#cancelRetry();
    const old = this.track;
    if (earlier === null && old === null) this.state.setState({ state: 'starting' }, true);
    // Some drivers open a camera only once: the old track has to go first.
    if (old !== null) {
      old.onended = null;
      old.stop();
    }
    try {
      const track = await this.#captureSomething();
      if (attempt === this.#attempt) this.#hold(track);
      else track.stop();
    } catch (error) {
      if (attempt !== this.#attempt) return;
      const trouble = captureTrouble(error);
      // What was pulled out is still missing: the sentence that says so stays.
      const kept = earlier === 'unplugged' && trouble === 'missing' ? earlier : trouble;
      this.state.setState({ state: 'trouble', trouble: kept }, true);
      if (trouble === 'busy' || trouble === 'blocked')
        this.#retry = setTimeout(() => void this.#acquire(trouble), busyRetryMs);
    }
  }

  async #captureSomething(): Promise<MediaStreamTrack> {
    const preferred = this.#preferred();
    if (preferred === null) return this.#capture(null);
    try {
      return await this.#capture(preferred);
    } catch (error) {
      const trouble = captureTrouble(error);
      if (trouble === 'unfit' || trouble === 'missing') return this.#capture(null);
      throw error;
    }
  }

  #hold(track: MediaStreamTrack): void {
    const { track: old } = this;
    if (old !== null && old !== track) {
      old.onended = null;
      old.stop();
    }
    track.onended = () => {
      if (this.track !== track) return;
      this.state.setState({ state: 'trouble', trouble: 'unplugged' }, true);
      // Another device may be there to step in.
      void this.#acquire('unplugged');
    };
    this.state.setState({ state: 'on', track }, true);
  }

  #cancelRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }
}
