import {
  MeetingId,
  Refusal,
  unitName,
  type AccountId,
  protocolVersion,
  type DropCause,
  type EndpointId,
  type FloorBackground,
  type Instant,
  type MediaParameters,
  type MeetingPart,
  type MeetingView,
  type OpeningRequest,
  type OpenMeeting,
  type PartHolders,
  type Principal,
  type ResultOf,
  type SeatOffer,
  type Standing,
  type UnitId,
  type WatchedRecord,
} from '@diem-cau/shared';
import { closeMeeting, hubReturned } from '../../domain/meeting/course/course.ts';
import type { StampedEvent } from '../../domain/meeting/events.ts';
import type { ExpectedEndpoint } from '../../domain/meeting/expected-endpoint.ts';
import type { Actor } from '../../domain/kit/actor.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { applyEvent, foldMeeting } from '../../domain/meeting/fold.ts';
import { openMeetingFor } from '../../domain/meeting/view.ts';
import { openMeeting } from '../../domain/meeting/opening.ts';
import type { Secretary } from '../../domain/meeting/parts/facts.ts';
import { holdersIn, standingOf } from '../../domain/meeting/parts/standing.ts';
import { seatEndpoint } from '../../domain/meeting/seats/seating.ts';
import { unitOn } from '../../domain/directory/units.ts';
import { AliveWatch } from './watches/alive-watch.ts';
import { ClockWatch } from './watches/clock-watch.ts';
import { dayOf } from '../kit/days.ts';
import { guarded } from '../kit/guarded.ts';
import { LiveMeeting } from './live-meeting.ts';
import type { Page } from './connections/page.ts';
import { RecordWatchers, type RecordChange } from './connections/record-watchers.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock, Mint, Stopwatch, Uptime } from '../ports/clock.ts';
import type { HubProfile } from '../settings/hub-profile.ts';
import type { Directory } from '../ports/directory.ts';
import type { Logger } from '../ports/logger.ts';
import type { MediaPlane } from '../ports/media-plane.ts';
import { stamp } from './publish.ts';
import { SeatReservations } from './connections/seat-reservations.ts';
import { StandstillWatch } from './watches/standstill-watch.ts';
import { unreadableRecord } from '../kit/unreadable-record.ts';

/** What the hub is told by its operator. */
export interface HubSettings {
  readonly profile: Pick<HubProfile, 'now'>;
  /** IANA name of the zone in which pages show times. */
  readonly timeZone: string;
  /** Endpoints that may be in meetings at once, over all meetings. */
  readonly maxEndpoints: number;
}

export interface HubPorts {
  readonly archive: MeetingArchive;
  readonly directory: Directory;
  readonly accounts: Pick<Accounts, 'byId'>;
  /** Somebody's part in a meeting that is over; null for none. */
  readonly closedPart: (principal: Principal, meetingId: MeetingId) => Promise<MeetingPart | null>;
  readonly media: MediaPlane;
  readonly clock: Clock & Stopwatch & Uptime;
  readonly mint: Mint;
  readonly logger: Logger;
  /** How long meetings usually are at most today, in milliseconds. */
  readonly longestMs: () => Promise<number>;
  /** What is known of each endpoint of a meeting that helps to decide whom to give the floor. */
  readonly floorBackground: (meeting: Meeting) => Promise<readonly FloorBackground[]>;
}

/** Changes of the list of open meetings are gathered this long before they are told, in milliseconds. */
const listDelayMs = 300;

/** Folds a meeting's record as `foldMeeting` does; Refusal `record-unreadable` names the event with which it can't be. */
const foldRecord = (events: readonly StampedEvent[]): Meeting | null =>
  events.reduce<Meeting | null>((meeting, event) => {
    try {
      return applyEvent(meeting, event);
    } catch (error) {
      throw unreadableRecord(`Sự kiện số ${event.seq}.`, error);
    }
  }, null);

/** The running hub: its open meetings and all pages that are connected. */
export class Hub {
  readonly #ports: HubPorts;
  readonly #settings: HubSettings;
  readonly #meetings = new Map<MeetingId, LiveMeeting>();
  /** Open meetings that could not be taken up again: their records can't be read. */
  readonly #setAside = new Set<MeetingId>();
  readonly #pages = new Set<Page>();
  readonly #reservations = new SeatReservations(() => this.#meetings.values());
  readonly #records = new RecordWatchers((watched) =>
    'meetingId' in watched
      ? this.#meetings.has(watched.meetingId)
      : watched.list === 'meetings' && this.#meetings.size > 0,
  );
  readonly #alive: AliveWatch;
  readonly #standstill: StandstillWatch;
  readonly #clockWatch: ClockWatch;
  #listTimer: NodeJS.Timeout | null = null;

  constructor(ports: HubPorts, settings: HubSettings) {
    this.#ports = ports;
    this.#settings = settings;
    this.#alive = new AliveWatch(ports);
    this.#standstill = new StandstillWatch(ports.clock, ports.logger, (forMs) => {
      for (const meeting of this.#meetings.values()) meeting.stood(forMs);
    });
    this.#clockWatch = new ClockWatch(ports.clock, ports.logger, (from, to) => {
      for (const meeting of this.#meetings.values()) meeting.clockSet(from, to);
    });
    ports.media.listen({
      voices: guarded(ports.logger, 'voices', (meetingId, voices) => this.#meetings.get(meetingId)?.hear(voices)),
      lost: guarded(ports.logger, 'media lost', (meetingId) => this.#meetings.get(meetingId)?.mediaLost()),
    });
  }

  /**
   * Comes back with the meetings that were open when the hub went down; the gap goes on their records. One whose record can't be read is
   * set aside and keeps none of the others.
   */
  async recover(): Promise<void> {
    const { archive } = this.#ports;
    const alive = await archive.lastAlive();
    for (const meetingId of await archive.unfinished())
      try {
        await this.#takeUp(meetingId, alive);
      } catch (error) {
        if (error instanceof Refusal && error.code === 'record-unavailable') throw error;
        this.#setAside.add(meetingId);
        const details = error instanceof Refusal ? error.details : [];
        this.#ports.logger.error(
          { meetingId, details, err: error },
          'an open meeting was set aside: it can not be read',
        );
      }
  }

  /** Throws what makes the meeting's record unreadable, and Refusal `record-unavailable`. */
  async #takeUp(meetingId: MeetingId, alive: Instant | null): Promise<void> {
    const { archive, clock, logger } = this.#ports;
    const events = await archive.events(meetingId);
    const meeting = foldRecord(events);
    const last = events.at(-1);
    if (meeting === null || last === undefined) throw new Error('the record does not begin with an opening');
    if (meeting.course.phase.phase === 'closed') return;
    const now = Math.max(clock.now(), last.at);
    const downSince: Instant = Math.min(now, Math.max(alive ?? 0, last.at));
    const stamped = stamp(meeting.seq, hubReturned(meeting, downSince), now);
    const next = stamped.reduce<Meeting>((now, event) => applyEvent(now, event) ?? now, meeting);
    await archive.append(meetingId, stamped);
    this.#host(next, now);
    logger.info({ meetingId, downForMs: now - downSince }, 'an open meeting was taken up again');
  }

  /** How many open meetings could not be taken up again. */
  get meetingsSetAside(): number {
    return this.#setAside.size;
  }

  /** A page connected. */
  enter(page: Page): void {
    this.#pages.add(page);
  }

  /** A page is gone; its endpoint dropped out of its meeting, if it was in one. */
  exit(page: Page, cause: DropCause): void {
    this.#pages.delete(page);
    this.#records.leave(page);
    const departed = page.closing && cause === 'link-lost' ? 'page-closed' : this.#standstill.causeOf(cause);
    page.depart(departed);
    if (page.place.at !== 'hub') this.#meetings.get(page.place.meetingId)?.gone(page, departed);
  }

  /** Answers a page's first request. */
  async greet(page: Page): Promise<ResultOf<'hub.hello'>> {
    const usualLongestMs = await this.#ports.longestMs();
    return {
      protocol: protocolVersion,
      me: page.principal,
      now: this.#ports.clock.now(),
      routerRtpCapabilities: this.#ports.media.routerRtpCapabilities,
      openMeetings: this.#openMeetingsFor(page),
      ...this.#settings.profile.now,
      timeZone: this.#settings.timeZone,
      usualLongestMs,
    };
  }

  /** Opens a meeting; resolves when it is on the record. */
  async openMeeting(opening: OpeningRequest, actor: Actor): Promise<MeetingId> {
    const { archive, clock, mint, logger } = this.#ports;
    const meetingId = MeetingId.parse(mint.id());
    const named = {
      directory: await this.#expectable(),
      hostUnit: await this.#hostUnit(opening),
      secretary: await this.secretary(opening.secretaryId ?? null),
    };
    const stamped = stamp(0, openMeeting(opening, named, meetingId, actor), clock.now());
    const meeting = foldMeeting(stamped);
    if (meeting === null) throw new Error('an opening did not open a meeting');
    await archive.append(meetingId, stamped);
    this.#host(meeting, meeting.course.openedAt);
    this.#tellOpenMeetings();
    this.#records.changed(meetingId, 'course');
    logger.info({ meetingId, type: opening.type, expected: opening.expected.length }, 'a meeting was opened');
    return meetingId;
  }

  /**
   * Seats an endpoint's page in a meeting. Its seat is reserved at once and taken when the meeting's turn has come: joins of different
   * meetings never wait for each other. Refuses with `endpoint-busy` while the endpoint is in another meeting, and with `seat-taken` when
   * a younger page of the endpoint asks while this one still waits, besides what the meeting itself refuses.
   */
  async join(
    page: Page,
    endpointId: EndpointId,
    meetingId: MeetingId,
    rtpCapabilities: MediaParameters,
  ): Promise<{ snapshot: MeetingView; media: SeatOffer }> {
    const meeting = this.liveMeeting(meetingId);
    const others = [...this.#meetings.values()].filter((each) => each !== meeting);
    if (others.some((each) => each.meeting.seats.get(endpointId)?.presence.state === 'present'))
      throw new Refusal('endpoint-busy');
    const { maxEndpoints } = this.#settings;
    const mayJoin = (heldElsewhere: number) => seatEndpoint(meeting.meeting, endpointId, heldElsewhere, maxEndpoints);
    return this.#reservations.during(page, endpointId, meetingId, mayJoin, async (reservation) => {
      const watched = page.place;
      const joined = await meeting.join(page, endpointId, rtpCapabilities, reservation, maxEndpoints);
      if (watched.at === 'watching') this.#meetings.get(watched.meetingId)?.unfollow(page);
      return joined;
    });
  }

  /** Lets a page without a seat watch a meeting, and no other any more. */
  watch(page: Page, meetingId: MeetingId): { snapshot: MeetingView } {
    const meeting = this.liveMeeting(meetingId);
    if (page.place.at === 'seat') throw new Refusal('endpoint-busy');
    if (page.place.at === 'watching') this.#meetings.get(page.place.meetingId)?.unfollow(page);
    page.place = { at: 'watching', meetingId };
    return { snapshot: meeting.viewFor(page) };
  }

  /** The page is told from now on when one of these records changes, and of no other. */
  watchRecords(page: Page, watched: readonly WatchedRecord[]): void {
    this.#records.watch(page, watched);
  }

  /** Somebody wrote in the book of a meeting, open or closed. */
  bookChanged(meetingId: MeetingId): void {
    const open = this.#meetings.get(meetingId);
    if (open === undefined) this.#records.changed(meetingId, 'book');
    else open.bookChanged();
  }

  /** Closes a meeting; its pages are told by the last announcement. */
  async closeMeeting(meeting: LiveMeeting, page: Page): Promise<void> {
    await meeting.act((now) => closeMeeting(now, page.actor), page);
    this.#meetings.delete(meeting.meetingId);
    if (this.#meetings.size === 0) this.#stopWatching();
    this.#tellOpenMeetings();
    // It is closed on the record: what goes wrong from here on refuses nothing any more.
    guarded(this.#ports.logger, 'closing', () => meeting.close())();
    this.#ports.logger.info({ meetingId: meeting.meetingId }, 'a meeting was closed');
  }

  /** What is known of each endpoint of a meeting that helps to decide whom to give the floor. */
  async floorBackground({ meeting }: LiveMeeting): Promise<FloorBackground[]> {
    return [...(await this.#ports.floorBackground(meeting))];
  }

  /** A meeting that is going on. Refuses with `meeting-not-open`, or `record-unreadable` for one that was set aside. */
  liveMeeting(meetingId: MeetingId): LiveMeeting {
    const meeting = this.#meetings.get(meetingId);
    if (meeting === undefined)
      throw new Refusal(this.#setAside.has(meetingId) ? 'record-unreadable' : 'meeting-not-open');
    return meeting;
  }

  /** What a principal is in a meeting; what is over has to be read. */
  standingIn(meetingId: MeetingId, principal: Principal): Standing | Promise<Standing> {
    const open = this.#meetings.get(meetingId);
    if (open !== undefined) return standingOf(open.meeting, principal);
    return this.#ports.closedPart(principal, meetingId).then((part) => ({ part, grants: [] }));
  }

  /** Who has which part in a meeting that is going on; null for any other. */
  partsIn(meetingId: MeetingId): PartHolders | null {
    const open = this.#meetings.get(meetingId);
    return open === undefined ? null : holdersIn(open.meeting);
  }

  /** Somebody as the secretary of a meeting, by the names of today; null for nobody. Refuses with `not-found`, also who is locked out. */
  async secretary(accountId: AccountId | null): Promise<Secretary | null> {
    if (accountId === null) return null;
    const account = await this.#ports.accounts.byId(accountId);
    if (account === null || account.locked) throw new Refusal('not-found', [accountId]);
    return { accountId, name: account.displayName, userName: account.userName };
  }

  /** An endpoint of the directory, as it would stand on a meeting's list. Refuses with `not-found`. */
  async expectable(endpointId: EndpointId): Promise<ExpectedEndpoint> {
    const endpoint = (await this.#expectable()).get(endpointId);
    if (endpoint === undefined) throw new Refusal('not-found');
    return endpoint;
  }

  /** Lets go of all meetings without closing them: they are taken up again at the next start. Idempotent. */
  async close(): Promise<void> {
    const held = [...this.#meetings.values()];
    // First of all, so that nothing is written after the last sign of life.
    this.#meetings.clear();
    for (const meeting of held) guarded(this.#ports.logger, 'closing', () => meeting.close())();
    this.#stopWatching();
    if (this.#listTimer !== null) clearTimeout(this.#listTimer);
    this.#listTimer = null;
    this.#records.close();
    if (held.length > 0) await this.#alive.note();
  }

  #host(meeting: Meeting, since: Instant): void {
    const told = {
      changed: () => this.#tellOpenMeetings(),
      recordChanged: (meetingId: MeetingId, change: RecordChange) => this.#records.changed(meetingId, change),
    };
    const live = new LiveMeeting({ ...this.#ports, ...told }, meeting, since);
    this.#meetings.set(meeting.meetingId, live);
    this.#alive.start();
    this.#standstill.start();
    this.#clockWatch.start();
  }

  #stopWatching(): void {
    this.#alive.stop();
    this.#standstill.stop();
    this.#clockWatch.stop();
  }

  /** The unit that the opening names, as it is called today. Refuses with `not-found`. */
  async #hostUnit({ hostUnitId }: OpeningRequest): Promise<{ unitId: UnitId; name: string } | null> {
    if (hostUnitId === undefined || hostUnitId === null) return null;
    const unit = (await this.#ports.directory.units()).find(({ unitId }) => unitId === hostUnitId);
    if (unit === undefined) throw new Refusal('not-found', [hostUnitId]);
    return { unitId: unit.unitId, name: unitName(unit) };
  }

  #openMeetingsFor({ principal }: Page): OpenMeeting[] {
    return [...this.#meetings.values()].flatMap(({ meeting }) => openMeetingFor(meeting, principal) ?? []);
  }

  /** The active endpoints as they would stand on a meeting's list. */
  async #expectable(): Promise<ReadonlyMap<EndpointId, ExpectedEndpoint>> {
    const { directory, clock } = this.#ports;
    const active = (await directory.endpoints()).filter((each) => each.active);
    const units = new Map((await directory.units()).map((unit) => [unit.unitId, unit]));
    const today = dayOf(clock.now(), this.#settings.timeZone);
    return new Map(
      active.map(({ endpointId, name, leads, position, mayBeOpened, unitId }) => {
        const unit = unitOn(units, unitId, today);
        const lies = unit === null ? {} : { unit: { unitId: unit.unitId, name: unitName(unit) } };
        return [endpointId, { endpointId, name, leads, position, mayBeOpened, ...lies }];
      }),
    );
  }

  #tellOpenMeetings(): void {
    this.#listTimer ??= setTimeout(() => {
      this.#listTimer = null;
      for (const page of this.#pages)
        if (page.place.at === 'hub') page.hint('hub.openMeetings', { openMeetings: this.#openMeetingsFor(page) });
    }, listDelayMs);
  }
}
