import type { NoticeOf, ScreenCodec } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { HubUnreachable } from '../http.ts';
import { SerialQueue } from '../serial-queue.ts';
import type { MediaLink } from './media-link.ts';
import type { ReturnQuestion } from './return-question.ts';
import type { ScreenCapture } from './screen-trouble.ts';
import { untilSent } from './until-sent.ts';

/** Whether the own screen is shared, and why the hub ended it; null when it did not. `returning`: captured, but cut off. */
export interface OwnScreenState {
  readonly screen: 'off' | 'starting' | 'returning' | 'on';
  readonly ended: NoticeOf<'media.stopped'>['cause'] | null;
}

interface OwnScreenParts {
  /** Tells the hub that the screen has ended here. Throws Refusal. */
  readonly stopAtHub: (source: 'screen') => Promise<void>;
  readonly captureScreen: ScreenCapture;
  readonly question: ReturnQuestion;
  /** The link of the seat; null while there is none. */
  readonly link: () => MediaLink | null;
}

/**
 * The sharing of this PC's screen: begun by a press; ended by a press, by the browser's own button, by the chair or with the seat. What
 * was captured when a link was lost is sent again with the next, unless somebody else shares by then.
 */
export class OwnScreen {
  readonly state: StoreApi<OwnScreenState> = createStore<OwnScreenState>(() => ({ screen: 'off', ended: null }));
  readonly #parts: OwnScreenParts;
  #sending = new SerialQueue();
  #track: MediaStreamTrack | null = null;
  /** In these codecs everybody reads it, as the hub said last. */
  #codecs: readonly ScreenCodec[] = [];
  /** Raised with each end, so that what is being chosen for an earlier sharing comes to nothing. */
  #sharing = 0;

  constructor(parts: OwnScreenParts) {
    this.#parts = parts;
  }

  /** A screen is captured, whether or not it reaches anybody now. */
  get isCaptured(): boolean {
    return this.#track !== null;
  }

  /** What is captured, for the own eyes; null while nothing is. */
  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** Asks the person which screen to share and shares it. Throws Refusal, among them `screen-taken`. */
  async start(): Promise<void> {
    this.#parts.question.settle('screen');
    if (this.#parts.link() === null || this.state.getState().screen !== 'off') return;
    this.state.setState({ screen: 'starting', ended: null });
    const sharing = this.#sharing;
    let link: MediaLink | null = null;
    try {
      const chosen = await this.#parts.captureScreen();
      if (chosen === null || sharing !== this.#sharing) {
        chosen?.stop();
        if (sharing === this.#sharing) this.state.setState({ screen: 'off' });
        return;
      }
      this.#track = chosen;
      chosen.onended = () => void this.stop().catch(() => undefined);
      link = this.#parts.link();
      // The link was lost while the person was choosing: the next one sends what was chosen.
      if (link === null) this.state.setState({ screen: 'returning' });
      else await this.#send(link, chosen, false);
    } catch (error) {
      if (sharing !== this.#sharing) return;
      // A link that was lost meanwhile is followed by another, which sends what was chosen.
      if (this.#track !== null && link !== this.#parts.link()) return;
      if (this.#track !== null && error instanceof HubUnreachable) {
        // The link carries on without the hub's signalling: it is sent as soon as the hub can be asked.
        this.state.setState({ screen: 'returning' });
        void this.sync();
        return;
      }
      this.end(null);
      throw error;
    }
  }

  /** Everybody reads it in these codecs from now on, the leanest first: what is sent goes on in the first that this browser can send. */
  async sendIn(codecs: readonly ScreenCodec[]): Promise<void> {
    this.#codecs = codecs;
    const [link, track] = [this.#parts.link(), this.#track];
    if (link === null || track === null || !link.sends('screen')) return;
    const wished = (): boolean =>
      link === this.#parts.link() && track === this.#track && codecs === this.#codecs && link.sends('screen');
    try {
      await untilSent(
        () => this.#sending.run(async () => (wished() ? link.send('screen', track, { codecs }) : undefined)),
        wished,
      );
    } catch (error) {
      // It may have been ended meanwhile, which its page is told, too.
      if (wished()) console.warn('screen goes on in its codec', error);
    }
  }

  /** Stops sharing and tells the hub, as soon as there is one to tell. */
  async stop(): Promise<void> {
    if (this.#track === null) return;
    this.end(null);
    if (this.#parts.link() !== null) await this.#parts.stopAtHub('screen');
  }

  /**
   * Lets go of the screen without telling the hub, which knows.
   * @param cause why the hub ended it; null when it did not
   */
  end(cause: OwnScreenState['ended']): void {
    this.#sharing++;
    if (this.#track !== null) {
      this.#track.onended = null;
      this.#track.stop();
      this.#track = null;
    }
    this.#parts.link()?.stop('screen');
    this.state.setState({ screen: 'off', ended: cause });
  }

  /** The link is gone: what is captured goes on being captured, and is sent with the next. */
  lose(): void {
    this.#sending = new SerialQueue();
    if (this.#track !== null) this.state.setState({ screen: 'returning' });
  }

  /** Follows a new link. */
  async sync(): Promise<void> {
    const link = this.#parts.link();
    const track = this.#track;
    if (link === null || track === null || this.state.getState().screen !== 'returning') return;
    const wished = (): boolean => link === this.#parts.link() && track === this.#track;
    try {
      await untilSent(() => this.#send(link, track, true), wished);
    } catch (error) {
      if (!wished()) return;
      console.warn('screen does not come back', error);
      this.end(null);
      this.#parts.question.ask({ screen: true });
    }
  }

  /** The person has read why the sharing ended. */
  forgetEnd(): void {
    this.state.setState({ ended: null });
  }

  #send(link: MediaLink, track: MediaStreamTrack, again: boolean): Promise<void> {
    return this.#sending.run(async () => {
      if (this.#track !== track || link !== this.#parts.link()) return;
      await link.send('screen', track, { again, codecs: this.#codecs });
      if (link !== this.#parts.link()) return;
      if (this.#track === track && track.readyState === 'live') {
        this.state.setState({ screen: 'on' });
        return;
      }
      // It was stopped while the hub was asked, which may have heard of the stop before it heard of the screen.
      if (this.#track === track) this.end(null);
      link.stop('screen');
      await this.#parts.stopAtHub('screen');
    });
  }
}
