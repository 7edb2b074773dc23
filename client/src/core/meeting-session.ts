import { Refusal, may, standingIn, type MeetingId, type OpenMeeting } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Hello } from './hub.ts';
import { AwayTime } from './away-time.ts';
import { hubWord } from './floor/floor.ts';
import { JoiningByItself } from './joining-by-itself.ts';
import { longestAwayMs, whatReturns } from './media/what-returns.ts';
import { seatOf } from './meeting-store.ts';
import { isTaken, isVain } from './seat-refusals.ts';
import type { EndedMeeting, SessionParts, SessionState } from './session-state.ts';

/** How a seat is taken. */
interface HowSeated {
  readonly cameraWished: boolean;
  /** This very page sat in it and was cut off. */
  readonly samePage?: boolean;
  /** Nobody pressed, now or before. */
  readonly byItself?: boolean;
}

/** Between two attempts to get the seat back, in milliseconds; chance spreads the pages of a hub that has just come back. */
const resumeAgainMs = (): number => 700 + 600 * Math.random();
/** Takes this endpoint into a meeting and keeps it there, through lost links and reloads, until the person leaves. */
export class MeetingSession {
  readonly state: StoreApi<SessionState> = createStore<SessionState>(() => ({ state: 'outside', ended: null }));
  /** Takes the seat without a press, where this endpoint's PC does so; since when, until somebody is there. */
  readonly byItself: JoiningByItself;
  readonly #parts: SessionParts;
  #ends: (() => void)[] = [];
  #retry: ReturnType<typeof setTimeout> | null = null;
  #holdBack: ReturnType<typeof setTimeout> | null = null;
  #resuming = false;
  readonly #away: AwayTime;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    const { hub, lock } = parts;
    this.byItself = new JoiningByItself({
      openMeetings: () => hub.openMeetings.getState().list,
      waits: () => this.state.getState().state === 'outside',
      isFree: () => lock.isFree(),
      now: () => hub.now(),
      sitDown: (meetingId) => this.#enter(meetingId, { cameraWished: false, byItself: true }),
    });
    this.#away = new AwayTime(() => ({ monotonicMs: performance.now(), hubMs: parts.hub.now() }));
  }

  /** Begins to follow the hub; comes back by itself into the meeting that this browser sat in. Idempotent. */
  start(): void {
    if (this.#ends.length > 0) return;
    const { hub, store, media } = this.#parts;
    const { signalling } = hub;
    const closing = (): void => {
      if (this.state.getState().state === 'inside')
        void signalling.ask('meeting.pageClosing', {}).catch(() => undefined);
    };
    window.addEventListener('pagehide', closing);
    this.#ends = [
      () => window.removeEventListener('pagehide', closing),
      hub.onGreeted((hello) => void this.#greeted(hello)),
      signalling.connection.subscribe((connection) => {
        if (connection.state === 'lost') this.#lost(connection.foretold);
      }),
      hub.openMeetings.subscribe(({ list }) => {
        const now = this.state.getState();
        if (now.state === 'taken' && !list.some((open) => open.meetingId === now.meetingId)) this.#goOutside(null);
        this.byItself.soon();
      }),
      signalling.onNotice('meeting.changed', async (notice) => {
        if (store.hear(notice) === 'gap') await this.#askSnapshot();
      }),
      signalling.onNotice('meeting.seatTaken', ({ meetingId }) => this.#taken(meetingId)),
      signalling.onHeard(() => {
        if (this.state.getState().state === 'inside') this.#away.heard();
      }),
      ...[media.camera.state, media.microphone.state, media.screen.state, media.question.state].map((part) =>
        part.subscribe(() => this.#remember()),
      ),
      media.camera.state.subscribe(({ wanted }) => {
        if (wanted) this.byItself.noted();
      }),
      this.byItself.state.subscribe(() => this.#remember()),
      store.state.subscribe(({ meeting }) => {
        const { hello } = hub.hello.getState();
        const own = hello?.me.kind === 'endpoint' ? seatOf(meeting, hello.me.endpointId) : null;
        if (meeting !== null && own !== null) media.microphone.hubSays(hubWord(meeting, own));
        if (meeting?.phase.phase === 'closed') this.#over({ title: meeting.title, at: meeting.phase.since });
      }),
    ];
    const { hello } = hub.hello.getState();
    if (hello !== null) void this.#greeted(hello);
  }

  /** Lets go of everything without leaving the meeting. Idempotent. */
  stop(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#cancelRetry();
    this.#cancelHoldBack();
    this.byItself.stop();
    this.#parts.media.end();
    this.#parts.lock.release();
  }

  /** Joins, or takes the seat back from another tab. Throws Refusal or HubUnreachable; then the page stays where it was. */
  join({ meetingId, policy }: Pick<OpenMeeting, 'meetingId' | 'policy'>): Promise<void> {
    return this.#enter(meetingId, { cameraWished: policy.cameraAtJoining === 'on' });
  }

  /** Leaves for good; the hub is told if it can be. */
  async leave(): Promise<void> {
    const { hub, memory } = this.#parts;
    memory.forget();
    this.#goOutside(null);
    await hub.signalling.ask('meeting.leave', {}).catch(() => undefined);
    await hub.greet();
  }

  async #enter(meetingId: MeetingId, how: HowSeated): Promise<void> {
    const before = this.state.getState();
    this.state.setState({ state: 'joining', meetingId }, true);
    try {
      await this.#sitDown(meetingId, how);
    } catch (error) {
      if (isTaken(error)) this.#taken(meetingId);
      else this.state.setState(before.state === 'taken' ? before : { state: 'outside', ended: null }, true);
      throw error;
    }
  }

  async #sitDown(meetingId: MeetingId, { cameraWished, samePage = false, byItself = false }: HowSeated): Promise<void> {
    const { hub, store, media, memory, lock } = this.#parts;
    const { hello } = hub.hello.getState();
    if (hello === null) throw new Refusal('not-signed-in');
    const rtpCapabilities = await media.capabilities(hello.routerRtpCapabilities);
    const { snapshot, media: offer } = await hub.signalling.ask('meeting.join', {
      ...{ meetingId, rtpCapabilities },
      ...(byItself ? { byItself } : {}),
    });
    const camera = cameraWished && may(hello.me, 'sendCamera', standingIn(snapshot, hello.me));
    lock.hold();
    this.#cancelHoldBack();
    const remembered = memory.read();
    const here = remembered?.meetingId === meetingId ? remembered : null;
    const wish = samePage
      ? media.wish
      : { microphone: here?.microphone === true, camera, screen: here?.screen === true };
    media.begin(offer, camera, whatReturns(wish, { samePage, awayMs: this.#away.ms }).asks);
    this.#away.begin();
    this.#write(meetingId);
    store.take(snapshot);
    // A meeting that was closed in this very moment is over again already.
    if (store.state.getState().meeting !== null) this.state.setState({ state: 'inside', meetingId }, true);
  }

  async #greeted(hello: Hello): Promise<void> {
    const now = this.state.getState();
    if (now.state === 'resuming') return this.#resume(hello, now.meetingId);
    if (now.state !== 'outside') return;
    // Found out while the page waits, so that the press has one thing less to wait for; what fails now is said at the press.
    this.#parts.media.capabilities(hello.routerRtpCapabilities).catch(() => undefined);
    const remembered = this.#parts.memory.read();
    const isOpen = hello.openMeetings.some((open) => open.meetingId === remembered?.meetingId);
    if (remembered === null || !isOpen) return this.byItself.soon();
    if (!(await this.#parts.lock.isFree())) return;
    if (this.state.getState().state !== 'outside') return;
    const { meetingId } = remembered;
    this.state.setState({ state: 'resuming', meetingId, since: this.#parts.hub.now(), foretold: false }, true);
    await this.#resume(hello, remembered.meetingId);
  }

  async #resume(hello: Hello, meetingId: MeetingId): Promise<void> {
    if (this.#resuming) return;
    const { memory, media, store } = this.#parts;
    if (!hello.openMeetings.some((open) => open.meetingId === meetingId)) {
      const { meeting } = store.state.getState();
      memory.forget();
      this.#goOutside(meeting === null ? null : { title: meeting.title, at: this.#parts.hub.now() });
      return;
    }
    const samePage = store.state.getState().meeting !== null;
    if (!samePage) this.byItself.state.setState({ since: memory.read()?.byItselfSince ?? null });
    const camera = samePage ? media.camera.state.getState().wanted : (memory.read()?.camera ?? true);
    this.#resuming = true;
    try {
      await this.#sitDown(meetingId, { cameraWished: camera, samePage });
    } catch (error) {
      if (isTaken(error)) this.#taken(meetingId);
      else if (isVain(error)) {
        memory.forget();
        this.#goOutside(null);
      } else this.#resumeLater(meetingId);
    } finally {
      this.#resuming = false;
    }
  }

  #resumeLater(meetingId: MeetingId): void {
    this.#cancelRetry();
    this.#retry = setTimeout(() => {
      const now = this.state.getState();
      const { hello } = this.#parts.hub.hello.getState();
      const connected = this.#parts.hub.signalling.connection.getState().state === 'connected';
      if (connected && hello !== null && now.state === 'resuming') void this.#resume(hello, meetingId);
    }, resumeAgainMs());
  }

  #lost(foretold: boolean): void {
    const now = this.state.getState();
    if (now.state !== 'inside') return;
    const { media, hub } = this.#parts;
    media.lose();
    this.#cancelHoldBack();
    // From then on nothing returns by itself: the page says so while it is still away.
    this.#holdBack = setTimeout(() => media.holdBack(media.wish), longestAwayMs);
    this.state.setState({ state: 'resuming', meetingId: now.meetingId, since: hub.now(), foretold }, true);
  }

  /** Keeps what the person has set, for the page that comes after this one. */
  #remember(): void {
    const now = this.state.getState();
    if (now.state !== 'inside' && now.state !== 'resuming') return;
    // A reloaded page that is still on its way back knows less than the memory.
    if (this.#parts.store.state.getState().meeting === null) return;
    this.#write(now.meetingId);
  }

  #write(meetingId: MeetingId): void {
    const { memory, media } = this.#parts;
    const { since } = this.byItself.state.getState();
    memory.write({ meetingId, ...media.wish, ...(since === null ? {} : { byItselfSince: since }) });
  }

  #taken(meetingId: MeetingId): void {
    // What this page has set belongs to the seat, and the other tab remembers it.
    this.state.setState({ state: 'taken', meetingId }, true);
    this.byItself.noted();
    this.#parts.media.end();
    this.#parts.lock.release();
    this.#parts.store.clear();
    this.#cancelHoldBack();
  }

  #over(ended: EndedMeeting): void {
    this.#parts.memory.forget();
    this.#goOutside(ended);
    void this.#parts.hub.greet();
  }

  #goOutside(ended: EndedMeeting | null): void {
    this.#cancelRetry();
    this.#cancelHoldBack();
    this.state.setState({ state: 'outside', ended }, true);
    this.byItself.noted();
    this.#parts.media.end();
    this.#parts.lock.release();
    this.#parts.store.clear();
  }

  async #askSnapshot(): Promise<void> {
    try {
      const { snapshot } = await this.#parts.hub.signalling.ask('meeting.snapshot', {});
      if (this.state.getState().state === 'inside') this.#parts.store.take(snapshot);
    } catch (error) {
      // The next announcement shows the gap again.
      console.warn('meeting.snapshot', error);
    }
  }

  #cancelHoldBack(): void {
    if (this.#holdBack !== null) clearTimeout(this.#holdBack);
    this.#holdBack = null;
  }

  #cancelRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }
}
