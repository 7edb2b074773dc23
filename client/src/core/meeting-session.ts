import { Refusal, type Instant, type MeetingId, type OpenMeeting, type RefusalCode } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Hello, Hub } from './hub.ts';
import type { SeatMedia } from './media/seat-media.ts';
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
  | { readonly state: 'resuming'; readonly meetingId: MeetingId; readonly since: Instant }
  | { readonly state: 'taken'; readonly meetingId: MeetingId };

export interface SessionParts {
  readonly hub: Pick<Hub, 'signalling' | 'onGreeted' | 'greet' | 'now' | 'hello' | 'openMeetings'>;
  readonly store: MeetingStore;
  readonly media: SeatMedia;
  readonly memory: SeatMemory;
  readonly lock: SeatLock;
}

const resumeAgainMs = 2_000;
/** Refusals after which coming back makes no sense. */
const final: readonly RefusalCode[] = ['meeting-not-open', 'not-expected', 'forbidden', 'endpoint-busy'];

/** Takes this endpoint into a meeting and keeps it there, through lost links and reloads, until the person leaves. */
export class MeetingSession {
  readonly state: StoreApi<SessionState> = createStore<SessionState>(() => ({ state: 'outside', ended: null }));
  readonly #parts: SessionParts;
  #ends: (() => void)[] = [];
  #retry: ReturnType<typeof setTimeout> | null = null;
  #resuming = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** Begins to follow the hub; comes back by itself into the meeting that this browser sat in. Idempotent. */
  start(): void {
    if (this.#ends.length > 0) return;
    const { hub, store, media, memory } = this.#parts;
    const { signalling } = hub;
    const closing = (): void => {
      if (this.state.getState().state === 'inside')
        void signalling.ask('meeting.pageClosing', {}).catch(() => undefined);
    };
    window.addEventListener('pagehide', closing);
    this.#ends = [
      () => window.removeEventListener('pagehide', closing),
      hub.onGreeted((hello) => void this.#greeted(hello)),
      signalling.connection.subscribe(({ state }) => {
        if (state === 'lost') this.#lost();
      }),
      hub.openMeetings.subscribe(({ list }) => {
        const now = this.state.getState();
        if (now.state === 'taken' && !list.some((open) => open.meetingId === now.meetingId)) this.#goOutside(null);
      }),
      signalling.onNotice('meeting.changed', async (notice) => {
        if (store.hear(notice) === 'gap') await this.#askSnapshot();
      }),
      signalling.onNotice('meeting.seatTaken', ({ meetingId }) => this.#taken(meetingId)),
      media.state.subscribe(({ cameraWanted }, before) => {
        const now = this.state.getState();
        if (now.state === 'inside' && cameraWanted !== before.cameraWanted)
          memory.write({ meetingId: now.meetingId, camera: cameraWanted });
      }),
      store.state.subscribe(({ meeting }) => {
        const { hello } = hub.hello.getState();
        const own = hello?.me.kind === 'endpoint' ? seatOf(meeting, hello.me.endpointId) : null;
        if (own !== null) media.microphoneIs(own.microphone);
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
    this.#parts.media.end();
    this.#parts.lock.release();
  }

  /** Joins, or takes the seat back from another tab. Throws Refusal or HubUnreachable; then the page stays where it was. */
  async join(meeting: Pick<OpenMeeting, 'meetingId' | 'policy'>): Promise<void> {
    const before = this.state.getState();
    this.state.setState({ state: 'joining', meetingId: meeting.meetingId }, true);
    try {
      await this.#sitDown(meeting.meetingId, meeting.policy.cameraAtJoining === 'on');
    } catch (error) {
      this.state.setState(before.state === 'taken' ? before : { state: 'outside', ended: null }, true);
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

  async #sitDown(meetingId: MeetingId, camera: boolean): Promise<void> {
    const { hub, store, media, memory, lock } = this.#parts;
    const { hello } = hub.hello.getState();
    if (hello === null) throw new Refusal('not-signed-in');
    const rtpCapabilities = await media.capabilities(hello.routerRtpCapabilities);
    const { snapshot, media: offer } = await hub.signalling.ask('meeting.join', { meetingId, rtpCapabilities });
    lock.hold();
    memory.write({ meetingId, camera });
    media.begin(offer, camera);
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
    this.state.setState({ state: 'resuming', meetingId: remembered.meetingId, since: this.#parts.hub.now() }, true);
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
    const camera =
      store.state.getState().meeting === null ? (memory.read()?.camera ?? true) : media.state.getState().cameraWanted;
    this.#resuming = true;
    try {
      await this.#sitDown(meetingId, camera);
    } catch (error) {
      if (error instanceof Refusal && final.includes(error.code)) {
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
    }, resumeAgainMs);
  }

  #lost(): void {
    const now = this.state.getState();
    if (now.state !== 'inside') return;
    this.#parts.media.end();
    this.state.setState({ state: 'resuming', meetingId: now.meetingId, since: this.#parts.hub.now() }, true);
  }

  #taken(meetingId: MeetingId): void {
    this.#parts.media.end();
    this.#parts.lock.release();
    this.#parts.store.clear();
    this.state.setState({ state: 'taken', meetingId }, true);
  }

  #over(ended: EndedMeeting): void {
    this.#parts.memory.forget();
    this.#goOutside(ended);
    void this.#parts.hub.greet();
  }

  #goOutside(ended: EndedMeeting | null): void {
    this.#cancelRetry();
    this.#parts.media.end();
    this.#parts.lock.release();
    this.state.setState({ state: 'outside', ended }, true);
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

  #cancelRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }
}
