import type { SeatView } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LocalSource } from '../devices/local-source.ts';
import { HubUnreachable } from '../http.ts';
import { SerialQueue } from '../serial-queue.ts';
import type { Signalling } from '../signalling.ts';
import type { MediaLink } from './media-link.ts';
import type { ReturnQuestion } from './return-question.ts';
import { untilSent } from './until-sent.ts';

/** The own microphone: what the person pressed, and how far it has come on the link of now. */
export interface OwnMicrophoneState {
  /** Pressed open. It outlives a lost link, and ends with a press, the chair's withholding or the seat. */
  readonly wanted: boolean;
  /** `opening` after a press, `returning` by itself after a cut: until the hub has said that it is open nobody hears anything. */
  readonly now: 'closed' | 'opening' | 'returning' | 'open';
}

/** What the hub says of the own microphone. */
export interface HubWord {
  readonly microphone: SeatView['microphone'];
  /** Its endpoint has the floor, and the hub opened the microphone for it. */
  readonly opened: boolean;
  /** The chair may open it by giving the floor: it has to be prepared. */
  readonly mayBeOpened: boolean;
}

interface OwnMicrophoneParts {
  readonly signalling: Pick<Signalling, 'ask'>;
  readonly device: Pick<LocalSource, 'start' | 'track'>;
  readonly question: ReturnQuestion;
  /** The link of the seat; null while there is none. */
  readonly link: () => MediaLink | null;
}

const shut: OwnMicrophoneState = { wanted: false, now: 'closed' };

/**
 * The own microphone: opened by a press, or by the floor where it was prepared for that; closed by whoever is first. What was open when
 * a link was lost comes back with the next.
 */
export class OwnMicrophone {
  readonly state: StoreApi<OwnMicrophoneState> = createStore<OwnMicrophoneState>(() => shut);
  readonly #parts: OwnMicrophoneParts;
  #sending = new SerialQueue();
  /** What the hub said last on this link; null before it has said anything. */
  #said: SeatView['microphone'] | null = null;
  #mayBeOpened = false;
  /** Presses of OFF that the hub has not answered yet: none of its words opens anything meanwhile. */
  #closing = 0;
  /** It was closed here while the hub could not be told. */
  #owesClose = false;
  /** For which link and device the microphone was prepared, well or not: it is tried once for each. */
  #tried: { readonly link: MediaLink; readonly track: MediaStreamTrack } | null = null;

  constructor(parts: OwnMicrophoneParts) {
    this.#parts = parts;
  }

  /**
   * Opens it; without a link it opens with the next one, without a microphone nothing happens. Throws Refusal, among them
   * `microphone-withheld`.
   */
  async open(): Promise<void> {
    const { device, question, signalling } = this.#parts;
    question.settle('microphone');
    this.#owesClose = false;
    this.#set({ wanted: true, now: 'opening' });
    await device.start();
    const { track } = device;
    const link = this.#parts.link();
    if (!this.#now.wanted) return;
    if (track === null) return this.#set(shut);
    if (link === null) return this.#set({ wanted: true, now: 'returning' });
    try {
      await this.#sending.run(async () => {
        if (link.sends('microphone')) await signalling.ask('media.openMicrophone', {});
        else await link.send('microphone', track);
      });
    } catch (error) {
      // A link that was lost meanwhile is followed by another, which sends what is wanted.
      if (link !== this.#parts.link()) return;
      // Asked again as soon as the hub is back.
      if (error instanceof HubUnreachable && this.#now.wanted) return this.#set({ wanted: true, now: 'returning' });
      this.#keepIn();
      throw error;
    }
    if (link === this.#parts.link()) await this.#sent(link);
  }

  /** Closes it: here at once, at the hub as soon as it hears of it. */
  async close(): Promise<void> {
    const { question, signalling } = this.#parts;
    const link = this.#parts.link();
    question.settle('microphone');
    this.#keepIn();
    if (link === null) return;
    const sent = link.sends('microphone');
    this.#closing++;
    try {
      this.#owesClose = true;
      await signalling.ask('media.closeMicrophone', {});
      this.#owesClose = false;
    } catch (error) {
      if (error instanceof HubUnreachable) return;
      this.#owesClose = false;
      // What is only on its way to the hub is closed again as soon as it has arrived; what was cut off is not sent any more.
      if (sent && link === this.#parts.link()) throw error;
    } finally {
      this.#closing--;
    }
  }

  /**
   * The hub has said how it stands. A press lets it out, or its return on a new link, or the floor, at the moment when it is given:
   * all else that the hub says keeps open what was opened, or closes it.
   */
  hubSays({ microphone, opened, mayBeOpened }: HubWord): void {
    const { now, wanted } = this.#now;
    const link = this.#parts.link();
    const given = opened && microphone === 'open' && this.#said !== null && this.#said !== 'open';
    this.#said = microphone;
    this.#mayBeOpened = mayBeOpened;
    if (microphone === 'withheld') {
      // Whoever waits for it to come back has to be told that it will not.
      if (now === 'returning' && wanted) this.#parts.question.ask({ microphone: true });
      if (wanted || now !== 'closed') this.#set(shut);
    }
    // While it opens, an announcement from before may still call it closed. What the hub has lost comes back with the next link.
    else if (microphone === 'closed' && now === 'open') this.#set({ wanted, now: 'closed' });
    // Without a link it is open nowhere: the hub only does not know yet that the last one is lost.
    else if (microphone === 'open' && link !== null) {
      // Until it is sent on this link, that word is of another.
      const sent = now === 'returning' && link.sends('microphone');
      if (now === 'opening' || sent) this.#set({ wanted, now: 'open' });
      else if (now === 'closed' && given && this.#closing === 0 && !this.#owesClose) {
        this.#parts.question.settle('microphone');
        this.#set({ wanted: true, now: 'open' });
      }
    }
    link?.letOut('microphone', microphone === 'open' && this.#isOut());
    void this.#prepare();
  }

  /** The link is gone: what was open comes back with the next. */
  lose(): void {
    this.#sending = new SerialQueue();
    this.#said = null;
    this.#owesClose = false;
    const { wanted } = this.#now;
    this.#set({ wanted, now: wanted ? 'returning' : 'closed' });
  }

  /** Open before, and not any more by the hub's first word: somebody shut it while the page was away, and the person is asked. */
  shutMeanwhile(): void {
    this.#keepIn();
    this.#parts.question.ask({ microphone: true });
  }

  /** The hub is back, and the link as it was: it is told what was pressed meanwhile. */
  async resumed(): Promise<void> {
    const link = this.#parts.link();
    if (link === null) return;
    try {
      if (!this.#now.wanted && this.#owesClose) await this.close();
      else if (this.#now.wanted && this.#now.now === 'returning') await this.open();
    } catch (error) {
      if (link !== this.#parts.link()) return;
      console.warn('microphone does not come back', error);
      this.#parts.question.ask({ microphone: true });
    }
  }

  /** Follows a new link, or a microphone that was plugged in or chosen anew. */
  async sync(): Promise<void> {
    const { track } = this.#parts.device;
    const link = this.#parts.link();
    if (track === null || link === null) return;
    if (link.sends('microphone')) {
      const sending = this.#sending.run(() => link.send('microphone', track));
      await sending.catch((error: unknown) => {
        if (link === this.#parts.link()) console.warn('sending microphone', error);
      });
    } else if (this.#now.now === 'returning') await this.#comeBack(link, track);
    else await this.#prepare();
  }

  /** It does not come back without a press: also on a link that is still there, as soon as that carries again. */
  holdBack(): void {
    this.#keepIn();
    this.#owesClose = this.#parts.link() !== null;
  }

  /** The seat is no longer this page's. */
  end(): void {
    this.#sending = new SerialQueue();
    this.#said = null;
    this.#mayBeOpened = false;
    this.#set(shut);
  }

  get #now(): OwnMicrophoneState {
    return this.state.getState();
  }

  #set(state: OwnMicrophoneState): void {
    this.state.setState(state, true);
  }

  #isOut(): boolean {
    return this.#now.wanted && this.#now.now !== 'closed';
  }

  #keepIn(): void {
    this.#set(shut);
    this.#parts.link()?.letOut('microphone', false);
  }

  async #comeBack(link: MediaLink, track: MediaStreamTrack): Promise<void> {
    const wished = (): boolean =>
      link === this.#parts.link() && track === this.#parts.device.track && this.#now.now === 'returning';
    const send = (): Promise<void> =>
      this.#sending.run(async () => {
        if (wished()) await link.send('microphone', track, { again: true });
      });
    try {
      await untilSent(send, wished);
    } catch (error) {
      if (!wished()) return;
      console.warn('microphone does not come back', error);
      this.#keepIn();
      this.#parts.question.ask({ microphone: true });
      await this.#prepare();
      return;
    }
    if (link === this.#parts.link() && link.sends('microphone'))
      await this.#sent(link).catch((error: unknown) => console.warn('closing microphone', error));
  }

  /** Has it ready at the hub, shut, where the chair may open it; asks nobody for a permission, and does nothing without a microphone. */
  async #prepare(): Promise<void> {
    const link = this.#parts.link();
    const { track } = this.#parts.device;
    if (link === null || track === null) return;
    const wished = (): boolean =>
      this.#mayBeOpened &&
      !this.#now.wanted &&
      this.#now.now === 'closed' &&
      link === this.#parts.link() &&
      track === this.#parts.device.track &&
      !link.sends('microphone');
    if (!wished() || (this.#tried?.link === link && this.#tried.track === track)) return;
    this.#tried = { link, track };
    const send = (): Promise<void> =>
      this.#sending.run(async () => {
        if (wished()) await link.send('microphone', track, { shut: true });
      });
    try {
      await untilSent(send, wished);
    } catch (error) {
      console.warn('preparing microphone', error);
      return;
    }
    // It may have been given the floor meanwhile.
    if (link === this.#parts.link()) link.letOut('microphone', this.#isOut());
  }

  async #sent(link: MediaLink): Promise<void> {
    if (this.#said === 'open' && this.#now.now === 'returning') this.#set({ wanted: this.#now.wanted, now: 'open' });
    link.letOut('microphone', this.#isOut());
    // Closed while the hub was asked: it may have heard of that before it opened the microphone.
    if (!this.#isOut()) await this.#parts.signalling.ask('media.closeMicrophone', {});
  }
}
