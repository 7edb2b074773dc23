import {
  protocolVersion,
  type DropCause,
  type EndpointId,
  type FloorBackground,
  type MediaParameters,
  type MeetingId,
  type MeetingView,
  type OpeningRequest,
  type PartHolders,
  type Principal,
  type ResultOf,
  type Standing,
  type WatchedRecord,
} from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import { closeMeeting } from '../../domain/meeting/course/course.ts';
import { usualPatience } from '../../domain/meeting/lives/life-signs.ts';
import { holdersIn, standingOf } from '../../domain/meeting/parts/standing.ts';
import type { MeetingUses } from './line-uses.ts';
import type { MeetingLines } from './seat-lines.ts';
import { Admissions } from './admissions.ts';
import { EndpointChecks } from './checks/endpoint-checks.ts';
import type { Connection } from './connections/connection.ts';
import { Connections } from './connections/connections.ts';
import type { Page } from './connections/page.ts';
import { RecordWatchers } from './connections/record-watchers.ts';
import { Debriefings } from './debriefings.ts';
import type { HubPorts, HubSettings } from './hub-ports.ts';
import type { LiveMeeting } from './live-meeting.ts';
import { MeetingConclusions } from './meeting-conclusions.ts';
import { MeetingReports } from './meeting-reports.ts';
import { OpenList } from './open-list.ts';
import { OpenMeetings } from './open-meetings.ts';
import { MeetingPersons } from './meeting-persons.ts';
import { MeetingPanels } from './panels/meeting-panels.ts';
import { Openings } from './openings.ts';
import { recoverMeetings } from './recovering.ts';

/** The running hub: its open meetings and all pages that are connected. */
export class Hub {
  readonly #ports: HubPorts;
  readonly #settings: HubSettings;
  readonly #pages = new Set<Page>();
  readonly #connections: Connections;
  readonly #meetings: OpenMeetings;
  readonly #openings: Openings;
  readonly #admissions: Admissions;
  readonly #list: OpenList;
  /** The checks of endpoints that are in no meeting. */
  readonly checks: EndpointChecks;
  /** Written reports in the meetings that take them. */
  readonly reports: MeetingReports;
  /** Conclusions on the screens of open meetings. */
  readonly conclusions: MeetingConclusions;
  /** Words among a few, after meetings that were closed for all others. */
  readonly debriefings: Debriefings;
  /** Panels that are paired with open meetings. */
  readonly panels: MeetingPanels;
  /** People who have a part in open meetings. */
  readonly persons: MeetingPersons;
  readonly #records = new RecordWatchers((watched) =>
    'meetingId' in watched
      ? this.#meetings.find(watched.meetingId) !== undefined
      : watched.list === 'meetings' && this.#meetings.all.length > 0,
  );

  constructor(ports: HubPorts, settings: HubSettings) {
    this.#ports = ports;
    this.#settings = settings;
    this.#connections = new Connections(ports.mint);
    this.#meetings = new OpenMeetings({
      ...ports,
      patience: settings.patience ?? usualPatience,
      connections: this.#connections,
      changed: (meeting) => this.#tellOpenMeetings(meeting),
      debriefingBegan: (...closed) => this.debriefings.began(...closed),
      recordChanged: (meetingId, change) => this.#records.changed(meetingId, change),
    });
    this.#list = new OpenList(this.#meetings, this.#pages, this.#connections);
    this.debriefings = new Debriefings({
      ...{ ...ports, meetings: this.#meetings },
      recordChanged: (meetingId) => this.#records.changed(meetingId, 'course'),
    });
    this.reports = new MeetingReports({ ...ports, meetings: this.#meetings });
    this.conclusions = new MeetingConclusions({ ...ports, meetings: this.#meetings });
    this.panels = new MeetingPanels({ ...ports, meetings: this.#meetings });
    this.persons = new MeetingPersons({ ...ports, meetings: this.#meetings });
    this.#openings = new Openings(ports, settings);
    this.#admissions = new Admissions(this.#meetings, this.#connections, settings.maxEndpoints);
    this.checks = new EndpointChecks({
      ...ports,
      timeZone: settings.timeZone,
      isMeetingOpen: () => this.#meetings.all.length > 0,
      isInMeeting: (endpointId) => this.#meetings.isSeated(endpointId),
      changed: () => this.#tellStandings(),
    });
  }

  /** Comes back with the meetings that were open when the hub went down. Throws Refusal `record-unavailable`. */
  async recover(): Promise<void> {
    await recoverMeetings(this.#ports, this.#meetings);
    await this.persons.takenUp();
    this.conclusions.takenUp();
    await this.checks.hours.start();
  }

  /** The lines of all meetings that go on; a debriefing is on no board and in no history. */
  get lines(): readonly MeetingLines[] {
    return this.#meetings.onRecord.map(({ meetingId, lines }) => ({ meetingId, lines }));
  }

  /** All meetings that go on, as far as they use the hub's own line. */
  get usesOfLine(): readonly MeetingUses[] {
    return this.#meetings.all;
  }

  /** How many open meetings could not be taken up again. */
  get meetingsSetAside(): number {
    return this.#meetings.countSetAside;
  }

  /** Whether there is room to begin a recording. Rejects where the disk can't be asked. */
  hasRoomToRecord(): Promise<boolean> {
    return this.#ports.recorders.hasRoom();
  }

  /** A page connected. */
  enter(page: Page): void {
    this.#pages.add(page);
  }

  /** A page is gone, and what it attended with it, but for a seat whose line was lost: that is held. */
  exit(page: Page, cause: DropCause): void {
    this.#pages.delete(page);
    for (const part of [this.#records, this.checks]) part.leave(page);
    const departed = page.closing && cause === 'link-lost' ? 'page-closed' : this.#meetings.standstill.causeOf(cause);
    page.depart(departed, this.#ports.clock.monotonicMs());
    const connection = this.#connections.detach(page);
    if (connection !== null) this.#meetings.find(connection.meetingId)?.gone(connection, departed);
  }

  /** A page that shows its seat's secret is being closed, whether its socket is there or not: its seat ends. Of others nothing is done. */
  goodbye(endpointId: EndpointId, secret: string): void {
    const seat = this.#connections.openedBy(endpointId, secret);
    if (seat !== null) this.#meetings.find(seat.meetingId)?.gone(seat, 'page-closed');
  }

  /** Whether a seat is held for a page that is gone. */
  isHeldFor(page: Page): boolean {
    return this.#connections.left.some((connection) => connection.page === page);
  }

  /** A session, an enrolment or an account as it was ended: so do seats that are held for pages that came by it and are gone, and panels that hang on it. */
  endHeld(key: string, cause: DropCause): void {
    this.panels.unbind(key);
    for (const connection of this.#connections.left)
      if (connection.page.keys.includes(key)) this.#meetings.find(connection.meetingId)?.gone(connection, cause);
  }

  /** A page asks for something, which is dealt with where it is in its meeting by now. Gives what it attends; null where it stands at the hub. */
  hear(page: Page): Connection | null {
    const connection = this.#connections.of(page);
    if (connection !== null) this.#meetings.find(connection.meetingId)?.heard(connection);
    return connection;
  }

  /** What a page attends; null where it stands at the hub. */
  attendedBy(page: Page): Connection | null {
    return this.#connections.of(page);
  }

  /** Answers a page's first request. */
  async greet(page: Page): Promise<ResultOf<'hub.hello'>> {
    const usualLongestMs = await this.#ports.longestMs();
    this.checks.standBy(page);
    return {
      protocol: protocolVersion,
      me: page.principal,
      ...this.#meetings.timeFor(page.principal),
      routerRtpCapabilities: this.#ports.media.routerRtpCapabilities,
      openMeetings: this.#list.for(page),
      ...this.#settings.profile.now,
      timeZone: this.#settings.timeZone,
      usualLongestMs,
    };
  }

  /** Opens a meeting; resolves when it is on the record. */
  async openMeeting(opening: OpeningRequest, actor: Actor): Promise<MeetingId> {
    const { type, expected, byReports = false } = opening;
    if (byReports) await this.reports.assertCalled();
    const { meeting, now } = await this.#openings.open(opening, actor);
    const { meetingId } = meeting;
    const live = this.#meetings.host(meeting, now);
    this.checks.giveWay((endpointId) => meeting.seats.has(endpointId));
    this.#tellOpenMeetings();
    this.#records.changed(meetingId, 'course');
    this.#ports.logger.info({ meetingId, type, expected: expected.length }, 'a meeting was opened');
    await this.persons.look(live);
    await (byReports ? this.reports.arrange(live, { actor, turn: {} }) : this.reports.offer(live));
    return meetingId;
  }

  /** Something was written of written reports: who watches the tasks reads them again. */
  reportsWritten(): void {
    this.#records.listChanged('tasks');
  }

  /** Reports are called for, or belong to a meeting by now: endpoints look at their own, and briefings that are open may take them. */
  reportsCalled(): void {
    for (const page of this.#pages) if (page.principal.kind === 'endpoint') page.hint('hub.reportsChanged', {});
    void this.reports.called();
  }

  /** Refuses a join that nobody pressed where somebody has to; see `Admissions`. */
  assertSeatsItself(endpointId: EndpointId, meetingId: MeetingId): void {
    this.#admissions.assertSeatsItself(endpointId, meetingId);
  }

  /** Seats an endpoint's page in a meeting; see `Admissions`. */
  join(
    page: Page,
    endpointId: EndpointId,
    meetingId: MeetingId,
    rtpCapabilities: MediaParameters,
  ): Promise<ResultOf<'meeting.join'>> {
    // A meeting goes before any check.
    this.checks.end(endpointId);
    return this.#admissions.join(page, endpointId, meetingId, rtpCapabilities);
  }

  /** Lets a page go on in the seat that a lost socket left behind; see `Admissions`. */
  resume(...asked: Parameters<Admissions['resume']>): ReturnType<Admissions['resume']> {
    return this.#admissions.resume(...asked);
  }

  /** Lets a page attend beside its endpoint's seat, as what its PC is enrolled for, or as a panel that was paired; see `Admissions`. */
  attend(...asked: Parameters<Admissions['attend']>): ReturnType<Admissions['attend']> {
    return this.#admissions.attend(...asked);
  }

  /** Lets a page without a seat watch a meeting, and no other any more. */
  watch(page: Page, meetingId: MeetingId): Promise<{ snapshot: MeetingView }> {
    return this.#admissions.watch(page, meetingId);
  }

  /** The page has this snapshot of what it attends, and is told what changes from then on. */
  follow(page: Page, snapshot: MeetingView): void {
    this.#admissions.follow(page, snapshot);
  }

  /** The page is told from now on when one of these records changes, and of no other. */
  watchRecords(page: Page, watched: readonly WatchedRecord[]): void {
    this.#records.watch(page, watched);
    this.checks.standAside(page);
  }

  /** Somebody wrote in the book of a meeting, open or closed. */
  bookChanged(meetingId: MeetingId): void {
    const open = this.#meetings.find(meetingId);
    if (open === undefined) this.#records.changed(meetingId, 'book');
    else open.bookChanged();
    this.conclusions.written(meetingId);
  }

  /** Closes a meeting; its pages are told by the last announcement. */
  async closeMeeting(meeting: LiveMeeting, page: Page): Promise<void> {
    await meeting.act((now) => closeMeeting(now, page.actor), page);
    this.#meetings.letGo(meeting);
  }

  /** What is known of each endpoint of a meeting that helps to decide whom to give the floor. */
  async floorBackground({ meeting }: LiveMeeting): Promise<FloorBackground[]> {
    return [...(await this.#ports.floorBackground(meeting))];
  }

  /** A meeting that is going on. Refuses with `meeting-not-open`, or `record-unreadable` for one that was set aside. */
  liveMeeting(meetingId: MeetingId): LiveMeeting {
    return this.#meetings.live(meetingId);
  }

  /** What a principal is in a meeting; what is over has to be read. */
  standingIn(meetingId: MeetingId, principal: Principal): Standing | Promise<Standing> {
    const open = this.#meetings.find(meetingId);
    if (open !== undefined) return standingOf(open.meeting, principal);
    return this.#ports.closedPart(principal, meetingId).then((part) => ({ part, grants: [] }));
  }

  /** Who has which part in a meeting that is going on; null for any other. */
  partsIn(meetingId: MeetingId): PartHolders | null {
    const open = this.#meetings.find(meetingId);
    return open === undefined ? null : holdersIn(open.meeting);
  }

  /** Somebody as the secretary of a meeting, by the names of today; null for nobody. Refuses with `not-found`, also who is locked out. */
  secretary(...asked: Parameters<Openings['secretary']>): ReturnType<Openings['secretary']> {
    return this.#openings.secretary(...asked);
  }

  /** What times are drawn from that nobody shall guess. */
  seed(): string {
    return this.#openings.seed();
  }

  /** An endpoint of the directory, as it would stand on a meeting's list. Refuses with `not-found`. */
  expectable(...asked: Parameters<Openings['expectable']>): ReturnType<Openings['expectable']> {
    return this.#openings.expectable(...asked);
  }

  /** Lets go of all meetings without closing them: they are taken up again at the next start. Idempotent. */
  async close(): Promise<void> {
    const letGo = this.#meetings.close();
    for (const part of [this.checks, this.debriefings, this.#list, this.conclusions, this.#records]) part.close();
    await letGo;
  }

  /** Which endpoints wait: for whoever prepares a meeting, and for whoever conducts one. */
  #tellStandings(): void {
    this.#records.listChanged('checks');
    this.#meetings.waitedFor(this.checks.pages.there);
  }

  #tellOpenMeetings(changed?: LiveMeeting): void {
    this.#tellStandings();
    this.#list.changed();
    if (changed !== undefined) this.debriefings.look(changed);
  }
}
