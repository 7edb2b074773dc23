import { Refusal, may, standingIn, type MeetingId, type OpenMeeting } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Hello } from './hub.ts';
import { afterClosing, whereItGoesOn } from './after-closing.ts';
import { AwayTime } from './away-time.ts';
import { hubWord } from './floor/floor.ts';
import { heldPress } from './held-press.ts';
import { HoldBack } from './hold-back.ts';
import { HeldSeat, resumeAgainMs } from './held-seat.ts';
import { JoiningByItself } from './joining-by-itself.ts';
import { whatReturns } from './media/what-returns.ts';
import { seatOf } from './meeting-store.ts';
import { followView } from './follow-view.ts';
import { OneTimer } from './one-timer.ts';
import { onPageClosing } from './page-closing.ts';
import { isTaken, isVain } from './seat-refusals.ts';
import type { EndedMeeting, HowSeated, SessionParts, SessionState } from './session-state.ts';

/** Takes this endpoint into a meeting and keeps it there, through lost links and reloads, until the person leaves. */
export class MeetingSession {
  readonly state: StoreApi<SessionState> = createStore<SessionState>(() => ({ state: 'outside', ended: null }));
  /** Takes the seat without a press, where this endpoint's PC does so; since when, until somebody is there. */
  readonly byItself: JoiningByItself;
  readonly #parts: SessionParts;
  #ends: (() => void)[] = [];
  readonly #retry = new OneTimer();
  readonly #holdBack: HoldBack;
  #resuming = false;
  readonly #away: AwayTime;
  readonly #held: HeldSeat;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#held = new HeldSeat(parts.hub.signalling);
    const { hub, lock } = parts;
    this.byItself = new JoiningByItself({
      openMeetings: () => hub.openMeetings.getState().list,
      waits: () => this.state.getState().state === 'outside',
      isFree: () => lock.isFree(),
      now: () => hub.now(),
      sitDown: (meetingId) => this.#enter(meetingId, { cameraWished: false, byItself: true }),
    });
    this.#away = new AwayTime(() => ({ monotonicMs: performance.now(), hubMs: parts.hub.now() }));
    this.#holdBack = new HoldBack(this.#away, parts.media);
  }

  /** Begins to follow the hub; comes back by itself into the meeting that this browser sat in. Idempotent. */
  start(): void {
    if (this.#ends.length > 0) return;
    const { hub, store, media } = this.#parts;
    const { signalling } = hub;
    this.#ends = [
      onPageClosing(() => this.#held.goodbye()),
      hub.onGreeted((hello) => void this.#greeted(hello)),
      signalling.connection.subscribe((connection) => {
        if (connection.state === 'lost') this.#lost(connection.foretold);
      }),
      hub.openMeetings.subscribe(({ list }) => {
        const now = this.state.getState();
        if (now.state === 'taken' && !list.some((open) => open.meetingId === now.meetingId)) this.#goOutside(null);
        this.byItself.soon();
      }),
      followView({ signalling, follow: (at) => hub.follow(at) }, store, () => this.state.getState().state === 'inside'),
      signalling.onNotice('meeting.seatTaken', ({ meetingId }) => this.#taken(meetingId)),
      signalling.onHeard(() => {
        if (this.state.getState().state === 'inside') this.#away.heard();
      }),
      // Whoever is heard is not away, whatever becomes of signalling.
      media.beat.subscribe(() => this.#away.heard()),
      ...[media.camera.state, media.microphone.state, media.screen.state, media.question.state].map((part) =>
        part.subscribe(() => this.#remember()),
      ),
      media.camera.state.subscribe(({ wanted }) => {
        if (wanted) this.byItself.noted();
      }),
      this.byItself.state.subscribe(() => this.#remember()),
      store.state.subscribe(({ meeting }) => {
        if (meeting !== null) hub.clockAhead.setState({ ms: meeting.clockAheadMs });
        const { hello } = hub.hello.getState();
        const own = hello?.me.kind === 'endpoint' ? seatOf(meeting, hello.me.endpointId) : null;
        if (meeting !== null && own !== null) media.microphone.hubSays(hubWord(meeting, own));
        if (meeting?.phase.phase === 'closed') this.#over(afterClosing(meeting, own));
      }),
    ];
    const { hello } = hub.hello.getState();
    if (hello !== null) void this.#greeted(hello);
  }

  /** Lets go of everything without leaving the meeting. Idempotent. */
  stop(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#retry.cancel();
    this.#holdBack.cancel();
    this.byItself.stop();
    this.#parts.media.end();
    this.#parts.lock.release();
  }

  /** Joins, or takes the seat back from another tab; while the hub is away the press holds for half a minute. Throws Refusal or HubUnreachable; then the page stays where it was. */
  join({ meetingId, policy }: Pick<OpenMeeting, 'meetingId' | 'policy'>): Promise<void> {
    return this.#enter(meetingId, { cameraWished: policy.cameraAtJoining === 'on' }, heldPress);
  }

  /** Leaves for good; the hub is told if it can be. */
  async leave(): Promise<void> {
    const { hub, memory } = this.#parts;
    const now = this.state.getState();
    memory.forget();
    if (now.state === 'resuming') this.#held.leave(now.meetingId);
    this.#goOutside(null);
    if (now.state !== 'resuming') await hub.signalling.ask('meeting.leave', {}).catch(() => undefined);
    await hub.greet();
  }

  async #enter(meetingId: MeetingId, how: HowSeated, through: typeof heldPress = (_hub, act) => act()): Promise<void> {
    const before = this.state.getState();
    this.state.setState({ state: 'joining', meetingId }, true);
    try {
      await through(this.#parts.hub, () => this.#sitDown(meetingId, how));
    } catch (error) {
      if (isTaken(error) || before.state === 'taken') this.#taken(meetingId);
      else this.state.setState({ state: 'outside', ended: null }, true);
      throw error;
    }
  }

  async #sitDown(meetingId: MeetingId, { cameraWished, samePage = false, byItself = false }: HowSeated): Promise<void> {
    const { hub, store, media, memory, lock } = this.#parts;
    const { hello } = hub.hello.getState();
    if (hello === null) throw new Refusal('not-signed-in');
    const rtpCapabilities = await media.capabilities(hello.routerRtpCapabilities);
    const joined = await hub.signalling.ask('meeting.join', {
      ...{ meetingId, rtpCapabilities },
      ...(byItself ? { byItself } : {}),
    });
    const camera = cameraWished && may(hello.me, 'sendCamera', standingIn(joined.snapshot, hello.me));
    this.#held.hold(joined.resume);
    lock.hold();
    this.#holdBack.cancel();
    const remembered = memory.read();
    const here = remembered?.meetingId === meetingId ? remembered : null;
    const wish = samePage
      ? media.wish
      : { microphone: here?.microphone === true, camera, screen: here?.screen === true };
    media.begin(joined.media, camera, whatReturns(wish, { samePage, awayMs: this.#away.ms }).asks);
    this.#away.begin();
    this.#write(meetingId);
    store.take(joined.snapshot);
    // A meeting that was closed in this very moment is over again already.
    if (store.isOpen) this.state.setState({ state: 'inside', meetingId }, true);
  }

  /** Goes on in the seat that the hub holds for this page; false where it holds none. Throws what passes by itself, and HubUnreachable. */
  async #goOn(meetingId: MeetingId): Promise<boolean> {
    const { store, media } = this.#parts;
    const resumed = await this.#held.resume(meetingId);
    if (resumed === null) return false;
    this.#holdBack.cancel();
    this.#away.begin();
    media.resume(resumed.media, () => {
      store.take(resumed.snapshot);
      if (store.isOpen) this.state.setState({ state: 'inside', meetingId }, true);
      return store.isOpen;
    });
    return true;
  }

  async #greeted(hello: Hello): Promise<void> {
    await this.#held.tellLeft();
    const now = this.state.getState();
    if (now.state === 'resuming') return this.#resume(hello, now.meetingId);
    if (now.state !== 'outside') return;
    // Found out while the page waits, so that the press has one thing less to wait for; what fails now is said at the press.
    this.#parts.media.capabilities(hello.routerRtpCapabilities).catch(() => undefined);
    const meetingId = whereItGoesOn(hello.openMeetings, this.#parts.memory.read()?.meetingId);
    if (meetingId === null) return this.byItself.soon();
    const free = await this.#parts.lock.isFree();
    if (this.state.getState().state !== 'outside') return;
    // Another tab sits there: what is heard and sent of it is its own. One that was just closed only seems to.
    if (!free) return this.#taken(meetingId, { comesAfter: true });
    this.state.setState({ state: 'resuming', meetingId, since: this.#parts.hub.now(), foretold: false }, true);
    await this.#resume(hello, meetingId);
  }

  async #resume(hello: Hello, meetingId: MeetingId): Promise<void> {
    if (this.#resuming) return;
    const { memory, media, store } = this.#parts;
    const next = whereItGoesOn(hello.openMeetings, meetingId);
    if (next !== null && next !== meetingId) return this.#over({ next });
    if (next === null) {
      const { meeting } = store.state.getState();
      memory.forget();
      return this.#goOutside(meeting === null ? null : { title: meeting.title, at: this.#parts.hub.now() });
    }
    const samePage = store.state.getState().meeting !== null;
    if (!samePage) this.byItself.state.setState({ since: memory.read()?.byItselfSince ?? null });
    const camera = samePage ? media.camera.state.getState().wanted : (memory.read()?.camera ?? true);
    this.#resuming = true;
    try {
      if (!(await this.#goOn(meetingId))) await this.#sitDown(meetingId, { cameraWished: camera, samePage });
    } catch (error) {
      if (isTaken(error)) this.#taken(meetingId);
      else if (!isVain(error)) this.#resumeLater(meetingId);
      else {
        memory.forget();
        this.#goOutside(null);
      }
    } finally {
      this.#resuming = false;
    }
  }

  #resumeLater(meetingId: MeetingId): void {
    this.#retry.after(resumeAgainMs(), () => {
      const now = this.state.getState();
      const { hello } = this.#parts.hub.hello.getState();
      const connected = this.#parts.hub.signalling.connection.getState().state === 'connected';
      if (connected && hello !== null && now.state === 'resuming') void this.#resume(hello, meetingId);
    });
  }

  #lost(foretold: boolean): void {
    const now = this.state.getState();
    if (now.state !== 'inside') return;
    this.#holdBack.after();
    this.state.setState({ state: 'resuming', meetingId: now.meetingId, since: this.#parts.hub.now(), foretold }, true);
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
    const { since } = this.byItself.state.getState();
    const { memory, media } = this.#parts;
    memory.write({ meetingId, ...media.wish, ...(since === null ? {} : { byItselfSince: since }) });
  }

  /** @param comesAfter where the other tab is gone soon, this one goes on as if it was opened just now; else somebody presses */
  #taken(meetingId: MeetingId, { comesAfter = false } = {}): void {
    // What this page has set belongs to the seat, and the other tab remembers it.
    this.state.setState({ state: 'taken', meetingId }, true);
    this.#letGo();
    this.#parts.lock.onFree((soon) => {
      if (this.state.getState().state !== 'taken') return;
      this.#goOutside(null);
      if (comesAfter && soon) void this.#parts.hub.greet();
    });
  }

  /** The meeting is; or the page goes on in a debriefing, with what it sends: it is on its way there as on its way back into a seat. */
  #over(after: ReturnType<typeof afterClosing>): void {
    if ('next' in after) {
      const since = this.#parts.hub.now();
      this.#held.letGo();
      this.state.setState({ state: 'resuming', meetingId: after.next, since, foretold: false, moves: true }, true);
      this.#write(after.next);
    } else {
      this.#parts.memory.forget();
      this.#goOutside(after.ended);
    }
    void this.#parts.hub.greet();
  }

  #letGo(): void {
    this.#retry.cancel();
    this.#holdBack.cancel();
    this.byItself.noted();
    this.#held.letGo();
    this.#parts.media.end();
    this.#parts.lock.release();
    this.#parts.store.clear();
  }

  #goOutside(ended: EndedMeeting | null): void {
    this.state.setState({ state: 'outside', ended }, true);
    this.#letGo();
  }
}
