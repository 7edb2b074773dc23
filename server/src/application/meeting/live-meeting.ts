import {
  isWithinMost,
  Refusal,
  type Day,
  type DropCause,
  type EndpointId,
  type Instant,
  type MediaOffer,
  type MediaParameters,
  type SourceId,
  type MeetingId,
  type MeetingView,
  type PanelId,
  type ProducerId,
  type ReportStanding,
  type ShownPicture,
  type ToldReception,
  type ToldTrouble,
  type ToldVoice,
} from '@diem-cau/shared';
import type { Attendance } from '../../domain/meeting/connections/kinds.ts';
import { clockSet, hubStood } from '../../domain/meeting/course/course.ts';
import type { Bound } from '../../domain/meeting/hub-line/bound.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { takeReports } from '../../domain/meeting/reports/taking.ts';
import { heldSeats } from '../../domain/meeting/seats/state.ts';
import { isAudible, type HowToSend } from '../../domain/meeting/sources/sending.ts';
import type { Voice } from '../../domain/meeting/speaker/speaker-choice.ts';
import {
  isOfEndpoint,
  isSeat,
  type Connection,
  type OfEndpoint,
  type SeatConnection,
} from './connections/connection.ts';
import type { Turn } from '../kit/bounded-queue.ts';
import type { Connections } from './connections/connections.ts';
import type { Page } from './connections/page.ts';
import type { RecordChange } from './connections/record-watchers.ts';
import type { SeatReservation } from './connections/seat-reservations.ts';
import { followAll, type Settled } from './followers/followers.ts';
import type { PageWord } from './followers/ladder-watch.ts';
import { LiveAttending, type Attended } from './live-attending.ts';
import { LiveFloor, type FloorAct } from './live-floor.ts';
import { followersOf, type LiveFollowers } from './live-followers.ts';
import type { JudgingLives } from './live-lives.ts';
import { LiveRecord, type LiveRecordPorts } from './live-record.ts';
import { LiveSending } from './live-sending.ts';
import type { LineMemory } from './line-memory.ts';
import type { LineUse, MeetingUses } from './line-uses.ts';
import type { SeatLine } from './seat-lines.ts';
import type { ConnectionMedia, MediaPlane } from '../ports/media-plane.ts';
import type { Recorders } from '../ports/recorder.ts';
import type { Decide } from './publish.ts';

export interface LiveMeetingPorts extends LiveRecordPorts, JudgingLives {
  readonly media: MediaPlane;
  readonly connections: Connections;
  readonly recorders: Recorders;
  readonly recordingOver: (meetingId: MeetingId) => void;
  /** Called when the meeting stands differently on the list of open meetings. */
  readonly changed: (meeting: LiveMeeting) => void;
  /** Called after each change of what is written down of the meeting, for those who watch its record. */
  readonly recordChanged: (meetingId: MeetingId, change: RecordChange) => void;
  /** The meeting was closed with a debriefing; `now` as its facts are dated. */
  readonly debriefingBegan: (closed: Meeting, now: Instant) => void;
  /** A panel ended, with the meeting too. */
  readonly panelEnded: (panelId: PanelId) => void;
  /** What lines bore when their endpoints were here last. */
  readonly lineMemory: Pick<LineMemory, 'beginsWith' | 'told'>;
  /** The page of an endpoint's seat said how what it receives comes. */
  readonly receptionHeard: (endpointId: EndpointId, word: ToldReception) => void;
}

/** A meeting that is going on: its state, who attends it and their media. All changes run one after the other. */
export class LiveMeeting implements MeetingUses {
  readonly #ports: LiveMeetingPorts;
  readonly #record: LiveRecord;
  readonly #followers: LiveFollowers;
  readonly #attending: LiveAttending;
  readonly #sending: LiveSending;
  readonly #floor: LiveFloor;
  /** How the meeting stood when all had followed it last. */
  #followed: Meeting;

  /** @param since now, as the meeting's facts are dated */
  constructor(ports: LiveMeetingPorts, meeting: Meeting, since: Instant) {
    this.#ports = ports;
    this.#followed = meeting;
    this.#record = new LiveRecord(ports, meeting, since, (now) => this.#follow(now));
    this.#followers = followersOf(this.#record, {
      ...ports,
      changed: () => ports.changed(this),
      givesByItself: (due) => this.#floor.fallDue(due),
      recordChanged: (change) => ports.recordChanged(this.meetingId, change),
    });
    this.#attending = new LiveAttending(this.#record, ports.connections, this.#followers);
    this.#sending = new LiveSending(this.#record, this.#followers.media);
    this.#floor = new LiveFloor(this.#record, this.#sending, ports.logger);
  }

  get meetingId(): MeetingId {
    return this.meeting.meetingId;
  }

  get meeting(): Meeting {
    return this.#record.meeting;
  }

  /** Now, as its facts are dated. */
  get now(): Instant {
    return this.#record.now();
  }

  /** The snapshot for a connection: the same for a joiner and a resumer. */
  viewFor(connection: Connection): MeetingView {
    return this.#followers.announcements.viewFor(connection);
  }

  /** How each seat and its line stand now. */
  get lines(): readonly SeatLine[] {
    const { announcements, media } = this.#followers;
    const { ofSeats } = media;
    return announcements.seats.map((seat) => ({
      seat,
      media: ofSeats.get(seat.endpointId) ?? null,
      wholeNeed: () => media.wholeNeed(seat),
    }));
  }

  uses(screenTakes: number): readonly LineUse[] {
    const { media, ladder } = this.#followers;
    return media.uses(screenTakes).map((use) => ({ ...use, estimate: ladder.estimateOf(use.connection) }));
  }

  screenRate(): Promise<number | null> {
    return this.#followers.media.screenRate();
  }

  bind(bounds: ReadonlyMap<string, Bound>): void {
    this.#followers.ladder.bind(bounds);
    this.#followers.media.bind(bounds);
  }

  /** Seats held in this meeting, for the hub's cap. */
  get heldSeats(): number {
    return heldSeats(this.meeting.seats);
  }

  /** Whether an endpoint holds a seat in it. */
  holdsSeat(endpointId: EndpointId): boolean {
    return heldSeats(this.meeting.seats) > heldSeats(this.meeting.seats, endpointId);
  }

  /**
   * Changes the meeting as a decision of the domain says; durable and announced when it resolves. Dropped when the page that asks is gone
   * before its turn has come.
   */
  act(decide: Decide, { turn }: { readonly turn: Turn }): Promise<void> {
    return this.#record.act(decide, turn);
  }

  /** Something about it was seen, which nobody can refuse. Resolves when it is settled, or waits because the archive can't take it. */
  see(name: string, decide: Decide): Promise<void> {
    return this.#record.observe(name, decide);
  }

  /** Communes have given their written reports while it goes on. */
  hearReports(day: Day, standings: readonly ReportStanding[]): void {
    void this.#record.observe('a written report', (meeting) => takeReports(meeting, day, standings, { by: 'hub' }));
  }

  /** Seats an endpoint's page, for which a seat is reserved. */
  join(
    page: Page,
    endpointId: EndpointId,
    rtpCapabilities: MediaParameters,
    reservation: SeatReservation,
  ): Promise<Attended<MediaOffer>> {
    return this.#attending.join(page, endpointId, rtpCapabilities, reservation);
  }

  /** Lets a page attend beside the seats; null for what has no media. */
  attend(page: Page, what: Omit<Attendance, 'n'>, rtpCapabilities: MediaParameters | undefined): Promise<Attended> {
    return this.#attending.attend(page, what, rtpCapabilities);
  }

  /** Another page goes on in a seat; whether its media are as they were. Refuses with `not-held`. */
  goOn(seat: SeatConnection): Promise<'kept' | 'lost'> {
    return this.#attending.goOn(seat);
  }

  /** The seat of an endpoint that only its media hold, since its page is gone for good; null where there is none. */
  leftSeatOf(endpointId: EndpointId): SeatConnection | null {
    const seat = this.#ports.connections.seatOf(this.meetingId, endpointId);
    return seat !== null && this.#followers.lives.isLeft(seat) ? seat : null;
  }

  /** Such a seat gives way to a younger page of its endpoint in another meeting. */
  giveWay(seat: SeatConnection): void {
    this.#attending.giveWay(seat);
  }

  /** Something came from a page: its seat is there again, if it had dropped out. */
  heard(connection: Connection): void {
    if (isSeat(connection)) this.#followers.lives.heard(connection);
  }

  /** These endpoints are in no meeting, and a page of each waits. */
  waitedFor(waiting: ReadonlySet<EndpointId>): void {
    this.#followers.announcements.wait(waiting);
  }

  /** Lets who has this snapshot have all later announcements, those included that came while it was on its way. */
  follow(connection: Connection, snapshot: MeetingView): void {
    this.#followers.announcements.follow(connection, snapshot);
    if (isOfEndpoint(connection)) this.streamTo(connection);
  }

  /** Offers a page the streams that it should have; called once it has its transports. */
  streamTo(connection: OfEndpoint): void {
    this.#followers.media.ready(connection);
    this.#followers.links.watch();
  }

  /** A wilful leaving; nobody is held back by a record that can't be written. */
  leave(connection: Connection): Promise<void> {
    return this.#attending.leave(connection);
  }

  /** A connection's page is gone: it ends, or is held where only its line was lost. */
  gone(connection: Connection, cause: DropCause): void {
    this.#attending.gone(connection, cause);
  }

  /** The media of a connection. */
  mediaOf(connection: OfEndpoint): ConnectionMedia {
    return this.#followers.media.of(connection);
  }

  /** Prepares a source in silence, then lets it be sent if the meeting allows it; `how` says whether anybody pressed, and whether it is only prepared. */
  produce(
    seat: SeatConnection,
    source: SourceId,
    rtpParameters: MediaParameters,
    how: Pick<HowToSend, 'again' | 'shut'>,
  ): Promise<ProducerId> {
    return this.#sending.produce(seat, source, rtpParameters, how);
  }

  /** Carries an act upon the floor out; durable and made true when it resolves. */
  turnFloor(decide: FloorAct, page: Page): Promise<void> {
    return this.#floor.act(decide, page.turn);
  }

  /** Shuts what an endpoint itself stops sending: `end` for good, otherwise a microphone that is only closed. */
  shut(seat: SeatConnection, source: SourceId, end: boolean): Promise<void> {
    return this.#sending.shut(seat, source, end);
  }

  /** An endpoint opens its own microphone. Refuses with `microphone-withheld`, `not-sending`. */
  openMicrophone(seat: SeatConnection): Promise<void> {
    return this.#sending.open(seat);
  }

  /** Takes note of what stands on a page. */
  show(connection: OfEndpoint, pictures: readonly ShownPicture[]): void {
    this.#followers.media.show(connection, pictures);
  }

  /** The page of a seat has said all that is wrong with its own sources. Refuses with `too-many-sources` for one that nobody may send. */
  hearTroubles(seat: SeatConnection, troubles: readonly ToldTrouble[]): void {
    const { media, troubles: watch } = this.#followers;
    if (!media.isHeldBy(seat)) throw new Refusal('not-in-meeting');
    if (!troubles.every(({ source }) => isWithinMost(source))) throw new Refusal('too-many-sources');
    watch.hear(seat.endpointId, troubles);
  }

  /** A page says how the voices come that it hears, and in how many bit/s the pictures beside them; null where it does not say. */
  hearVoices(connection: OfEndpoint, voices: readonly ToldVoice[], pictureRate: number | null): void {
    this.#followers.ladder.heard(connection, voices, pictureRate);
  }

  /** A page says how much of its seat's camera it keeps back because of its line, and how much its PC bears. */
  hearWord(connection: OfEndpoint, word: PageWord): void {
    this.#followers.ladder.says(connection, word);
  }

  /** The page of a seat has said how what it receives comes. */
  hearReception(seat: SeatConnection, word: ToldReception): void {
    if (!this.#followers.media.isHeldBy(seat)) throw new Refusal('not-in-meeting');
    this.#ports.receptionHeard(seat.endpointId, word);
  }

  /** Opens a connection's media anew, after they were lost at the hub or on the way. */
  rebuild(connection: OfEndpoint, rtpCapabilities: MediaParameters): Promise<MediaOffer> {
    return this.#attending.rebuild(connection, rtpCapabilities);
  }

  /** The worker that carried this meeting died. */
  mediaLost(): void {
    // As it stood until then.
    this.#followers.mediaLost();
    this.#sending.lost();
  }

  /** The hub itself stood still for so many milliseconds until now. */
  stood(forMs: number): void {
    this.#followers.speaker.startAnew();
    const since = Math.floor(this.#record.now() - forMs);
    void this.#record.observe('standstill', (meeting) => hubStood(meeting, since));
  }

  /** The wall clock was set. */
  clockSet(from: Instant, to: Instant): void {
    void this.#record.observe('clock set', (meeting) => clockSet(meeting, from, to));
  }

  /** What the server hears; only open microphones count. */
  hear(voices: readonly Voice[]): void {
    this.#followers.speaker.hear(voices.filter(({ endpointId }) => isAudible(this.meeting, endpointId)));
  }

  /** Somebody wrote in the meeting's book: a roll, a conclusion, a paper, a correction. */
  bookChanged(): void {
    this.#ports.recordChanged(this.meetingId, 'book');
  }

  /** Lets go of all connections and media; the record is left as it stands. Idempotent. */
  close(): void {
    const { connections, media } = this.#ports;
    this.#record.close();
    this.#followers.lives.close();
    for (const follower of this.#followers.all) follower.close();
    // Before the connections, each of which would else tell all others that its media end.
    media.closeMeeting(this.meetingId);
    for (const connection of connections.inMeeting(this.meetingId)) connections.end(connection);
  }

  async #follow(now: Omit<Settled, 'before'>): Promise<boolean> {
    const all = await followAll(this.#followers.all, { ...now, before: this.#followed }, this.#ports.logger);
    if (all) this.#followed = now.meeting;
    return all;
  }
}
