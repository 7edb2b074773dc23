import {
  Refusal,
  may,
  standingIn,
  type Instant,
  type MeetingId,
  type OpenMeeting,
  type RefusalCode,
} from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Hello, Hub } from './hub.ts';
import { AwayTime } from './away-time.ts';
import { hubWord } from './floor/floor.ts';
import type { SeatMedia } from './media/seat-media.ts';
import { longestAwayMs, whatReturns } from './media/what-returns.ts';
import { seatOf, type MeetingStore } from './meeting-store.ts';
import type { SeatLock } from './seat-lock.ts';
import type { SeatMemory } from './seat-memory.ts';

/** A meeting that this endpoint was in and that is over. */
export interface EndedMeeting {
  readonly title: string;
  readonly at: Instant;
}

/** Where this page stands: it sits in no meeting, enters one, sits in it, comes back to it, or lost its seat to another tab. */
export type SessionState =
  | { readonly state: 'outside'; readonly ended: EndedMeeting | null }
  | { readonly state: 'joining'; readonly meetingId: MeetingId }
  | { readonly state: 'inside'; readonly meetingId: MeetingId }
  | {
      readonly state: 'resuming';
      readonly meetingId: MeetingId;
      readonly since: Instant;
      /** The hub had said that it goes away and comes back. */
      readonly foretold: boolean;
    }
  | { readonly state: 'taken'; readonly meetingId: MeetingId };

export interface SessionParts {
  readonly hub: Pick<Hub, 'signalling' | 'onGreeted' | 'greet' | 'now' | 'hello' | 'openMeetings'>;
  readonly store: MeetingStore;
  readonly media: SeatMedia;
  readonly memory: SeatMemory;
  readonly lock: SeatLock;
}

/** Between two attempts to get the seat back, in milliseconds; chance spreads the pages of a hub that has just come back. */
const resumeAgainMs = (): number => 700 + 600 * Math.random();
/** Refusals after which coming back makes no sense. */
const final: readonly RefusalCode[] = [
  'meeting-not-open',
  'record-unreadable',
  'not-expected',
  'forbidden',
  'endpoint-busy',
];

/** Whether a younger page of this endpoint has asked for the seat while this one still waited for it. */
const isTaken = (error: unknown): boolean => error instanceof Refusal && error.code === 'seat-taken';

/** Takes this endpoint into a meeting and keeps it there, through lost links and reloads, until the person leaves. */
export class MeetingSession {
  readonly state: StoreApi<SessionState> = createStore<SessionState>(() => ({ state: 'outside', ended: null }));
  readonly #parts: SessionParts;
  #ends: (() => void)[] = [];
  #retry: ReturnType<typeof setTimeout> | null = null;
  #holdBack: ReturnType<typeof setTimeout> | null = null;
  #resuming = false;
  readonly #away: AwayTime;

  constructor(parts: SessionParts) {
    this.#parts = parts;
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
    this.#parts.media.end();
    this.#parts.lock.release();
  }

  /** Joins, or takes the seat back from another tab. Throws Refusal or HubUnreachable; then the page stays where it was. */
  async join(meeting: Pick<OpenMeeting, 'meetingId' | 'policy'>): Promise<void> {
    const before = this.state.getState();
    this.state.setState({ state: 'joining', meetingId: meeting.meetingId }, true);
    try {
      await this.#sitDown(meeting.meetingId, meeting.policy.cameraAtJoining === 'on', false);
    } catch (error) {
      if (isTaken(error)) this.#taken(meeting.meetingId);
      else this.state.setState(before.state === 'taken' ? before : { state: 'outside', ended: null }, true);
      throw error;
    }
  }

  /** Leaves for good; the hub is told if it can be. */
  async leave(): Promise<void> {
    const { hub, memory } = this.#parts;
    memory.forget();
    this.#goOutside(null);
    await hub.signalling.ask('meeting.leave', {}).catch(() => undefined);
    await hub.greet();
  }

  /** @param samePage this very page sat in the seat and was cut off */
  async #sitDown(meetingId: MeetingId, cameraWished: boolean, samePage: boolean): Promise<void> {
    const { hub, store, media, memory, lock } = this.#parts;
    const { hello } = hub.hello.getState();
    if (hello === null) throw new Refusal('not-signed-in');
    const rtpCapabilities = await media.capabilities(hello.routerRtpCapabilities);
    const { snapshot, media: offer } = await hub.signalling.ask('meeting.join', { meetingId, rtpCapabilities });
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
    memory.write({ meetingId, ...media.wish });
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
    if (remembered === null) return;
    if (!hello.openMeetings.some((open) => open.meetingId === remembered.meetingId)) return;
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
    const camera = samePage ? media.camera.state.getState().wanted : (memory.read()?.camera ?? true);
    this.#resuming = true;
    try {
      await this.#sitDown(meetingId, camera, samePage);
    } catch (error) {
      if (isTaken(error)) this.#taken(meetingId);
      else if (error instanceof Refusal && final.includes(error.code)) {
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
    this.#parts.memory.write({ meetingId: now.meetingId, ...this.#parts.media.wish });
  }

  #taken(meetingId: MeetingId): void {
    // What this page has set belongs to the seat, and the other tab remembers it.
    this.state.setState({ state: 'taken', meetingId }, true);
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
