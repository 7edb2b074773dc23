import {
  Refusal,
  type DropCause,
  type EndpointId,
  type Instant,
  type MediaParameters,
  type MeetingId,
  type MeetingView,
  type ProducerId,
  type SeatOffer,
  type ShownPicture,
  type SourceId,
  type ToldTrouble,
} from '@diem-cau/shared';
import { clockSet, hubStood } from '../../domain/meeting/course/course.ts';
import { gradeLink } from '../../domain/meeting/links/link-grading.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { heldSeats } from '../../domain/meeting/seats/state.ts';
import { changeSpeaker } from '../../domain/meeting/speaker/speaking.ts';
import { isAudible, type HowToSend } from '../../domain/meeting/sources/sending.ts';
import { dues } from '../../domain/meeting/topics.ts';
import { noteTrouble } from '../../domain/meeting/troubles/noting.ts';
import type { Voice } from '../../domain/meeting/speaker/speaker-choice.ts';
import { Announcements } from './followers/announcements.ts';
import { BooksWatch } from './followers/books.ts';
import { followAll, type Follower, type Settled } from './followers/followers.ts';
import { LinkWatch } from './followers/link-watch.ts';
import { LiveFloor, type FloorAct } from './live-floor.ts';
import { LiveRecord, type LiveRecordPorts } from './live-record.ts';
import { LiveSeating } from './live-seating.ts';
import { LiveSending } from './live-sending.ts';
import type { Page } from './connections/page.ts';
import type { RecordChange } from './connections/record-watchers.ts';
import type { MediaPlane, SeatMedia } from '../ports/media-plane.ts';
import type { Decide } from './publish.ts';
import type { SeatReservation } from './connections/seat-reservations.ts';
import { SeatsMedia } from './followers/seat-media.ts';
import { OpenListWatch } from './followers/open-list.ts';
import { SpeakerWatch } from './followers/speaker-watch.ts';
import { Timers } from './followers/timers.ts';
import { TroubleWatch } from './followers/trouble-watch.ts';
import { Watchers } from './followers/watchers.ts';

export interface LiveMeetingPorts extends LiveRecordPorts {
  readonly media: MediaPlane;
  /** Called when the meeting stands differently on the list of open meetings. */
  readonly changed: (meeting: LiveMeeting) => void;
  /** Called after each change of what is written down of the meeting, for those who watch its record. */
  readonly recordChanged: (meetingId: MeetingId, change: RecordChange) => void;
}

/** A meeting that is going on: its state, the pages in it and their media. All changes run one after the other. */
export class LiveMeeting {
  readonly #ports: LiveMeetingPorts;
  readonly #record: LiveRecord;
  readonly #seats: SeatsMedia;
  readonly #seating: LiveSeating;
  readonly #sending: LiveSending;
  readonly #floor: LiveFloor;
  readonly #announcements: Announcements;
  readonly #speaker: SpeakerWatch;
  readonly #links: LinkWatch;
  readonly #troubles: TroubleWatch;
  /** In this order: first what must hold, then what is told. */
  readonly #followers: readonly Follower[];
  /** How the meeting stood when all had followed it last. */
  #followed: Meeting;

  /** @param since when the meeting's last fact was dated */
  constructor(ports: LiveMeetingPorts, meeting: Meeting, since: Instant) {
    const { clock, logger, media } = ports;
    this.#ports = ports;
    this.#followed = meeting;
    this.#record = new LiveRecord(ports, meeting, since, (now) => this.#follow(now));
    this.#seats = new SeatsMedia(media, logger);
    this.#announcements = new Announcements(clock, meeting);
    this.#seating = new LiveSeating(this.#record, this.#seats, this.#announcements);
    this.#sending = new LiveSending(this.#record, this.#seats);
    this.#floor = new LiveFloor(this.#record, this.#sending);
    this.#speaker = new SpeakerWatch(clock, logger, (endpointId) => {
      void this.#record.observe('speaker', (now) => changeSpeaker(now, endpointId));
    });
    this.#links = new LinkWatch(
      () => this.#seats.media,
      logger,
      (endpointId, grade, sample) => {
        void this.#record.observe('link', (now) => gradeLink(now, endpointId, grade, sample));
      },
    );
    this.#troubles = new TroubleWatch({
      seated: () => this.#seats.media,
      clock,
      logger,
      tell: (endpointId, source, trouble, forMs) => {
        const since = Math.round(this.#record.now() - forMs);
        void this.#record.observe('trouble', (now) => noteTrouble(now, endpointId, { source, trouble, since }));
      },
    });
    const timers = new Timers(
      { now: () => this.#record.now(), dues, fell: ({ name, decide }) => void this.#record.observe(name, decide) },
      logger,
    );
    const openList = new OpenListWatch(() => ports.changed(this));
    const books = new BooksWatch((change) => this.#recordChanged(change));
    const watchers = new Watchers(this.#announcements);
    this.#followers = [
      this.#seats,
      this.#speaker,
      this.#links,
      this.#troubles,
      timers,
      this.#announcements,
      watchers,
      books,
      openList,
    ];
    // A meeting that is taken up again may have something that falls due.
    timers.settled({ meeting });
  }

  get meetingId(): MeetingId {
    return this.meeting.meetingId;
  }

  get meeting(): Meeting {
    return this.#record.meeting;
  }

  /** The snapshot for a page: the same for a joiner and a resumer. */
  viewFor(page: Page): MeetingView {
    return this.#announcements.viewFor(page);
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
  act(decide: Decide, { turn }: Page): Promise<void> {
    return this.#record.act(decide, turn);
  }

  /** Seats an endpoint's page, for which a seat is reserved. */
  async join(
    page: Page,
    endpointId: EndpointId,
    rtpCapabilities: MediaParameters,
    reservation: SeatReservation,
    hubCap: number,
  ): Promise<{ snapshot: MeetingView; media: SeatOffer }> {
    const media = await this.#seating.join(page, endpointId, rtpCapabilities, reservation, hubCap);
    return { snapshot: this.viewFor(page), media };
  }

  /** Lets a page that has this snapshot have all later announcements, those included that came while it was on its way. */
  follow(page: Page, snapshot: MeetingView): void {
    if (page.place.at === 'hub' || page.place.meetingId !== this.meetingId) return;
    this.#announcements.follow(page, snapshot);
    this.streamTo(page);
  }

  /** Tells a page nothing more. */
  unfollow(page: Page): void {
    this.#announcements.unfollow(page);
  }

  /** Offers a page the streams that it should have; called once it has its transports. */
  streamTo(page: Page): void {
    this.#seats.ready(page);
    this.#links.watch();
  }

  /** A wilful leaving; nobody is held back by a record that can't be written. */
  leave(page: Page, endpointId: EndpointId): Promise<void> {
    return this.#seating.leave(page, endpointId);
  }

  /** A page is gone; its endpoint dropped out if it still holds the seat when its turn has come. */
  gone(page: Page, cause: DropCause): void {
    this.#seating.gone(page, cause);
  }

  /** The media of the seat that this page holds. */
  mediaOf(page: Page, endpointId: EndpointId): SeatMedia {
    return this.#seats.of(endpointId, page);
  }

  /** Prepares a source in silence, then lets it be sent if the meeting allows it; `how` says whether anybody pressed, and whether it is only prepared. */
  produce(
    page: Page,
    endpointId: EndpointId,
    source: SourceId,
    rtpParameters: MediaParameters,
    how: Pick<HowToSend, 'again' | 'shut'>,
  ): Promise<ProducerId> {
    return this.#sending.produce(page, endpointId, source, rtpParameters, how);
  }

  /** Carries an act upon the floor out; durable and made true when it resolves. */
  turnFloor(decide: FloorAct, page: Page): Promise<void> {
    return this.#floor.act(decide, page);
  }

  /** Shuts what an endpoint itself stops sending: `end` for good, otherwise a microphone that is only closed. */
  shut(page: Page, endpointId: EndpointId, source: SourceId, end: boolean): Promise<void> {
    return this.#sending.shut(page, endpointId, source, end);
  }

  /** An endpoint opens its own microphone. Refuses with `microphone-withheld`, `not-sending`. */
  openMicrophone(page: Page, endpointId: EndpointId): Promise<void> {
    return this.#sending.open(page, endpointId);
  }

  /** Takes note of what stands on a page. */
  show(page: Page, endpointId: EndpointId, pictures: readonly ShownPicture[]): void {
    this.#seats.show(endpointId, page, pictures);
  }

  /** The page of a seat has said all that is wrong with its own sources. */
  hearTroubles(page: Page, endpointId: EndpointId, troubles: readonly ToldTrouble[]): void {
    if (this.#seats.pageOf(endpointId) !== page) throw new Refusal('not-in-meeting');
    this.#troubles.hear(endpointId, troubles);
  }

  /** Opens a seat's media anew, after they were lost at the hub or on the way. */
  rebuild(page: Page, endpointId: EndpointId, rtpCapabilities: MediaParameters): Promise<SeatOffer> {
    return this.#seating.rebuild(page, endpointId, rtpCapabilities);
  }

  /** The worker that carried this meeting died. */
  mediaLost(): void {
    this.#sending.lost();
  }

  /** The hub itself stood still for so many milliseconds until now. */
  stood(forMs: number): void {
    this.#speaker.startAnew();
    const since = Math.floor(this.#record.now() - forMs);
    void this.#record.observe('standstill', (meeting) => hubStood(meeting, since));
  }

  /** The wall clock was set. */
  clockSet(from: Instant, to: Instant): void {
    void this.#record.observe('clock set', (meeting) => clockSet(meeting, from, to));
  }

  /** What the server hears; only open microphones count. */
  hear(voices: readonly Voice[]): void {
    this.#speaker.hear(voices.filter(({ endpointId }) => isAudible(this.meeting, endpointId)));
  }

  /** Somebody wrote in the meeting's book: a roll, a conclusion, a paper, a correction. */
  bookChanged(): void {
    this.#recordChanged('book');
  }

  /** Lets go of all pages and media; the record is left as it stands. Idempotent. */
  close(): void {
    this.#record.close();
    for (const page of [...this.#announcements.followers, ...this.#seats.pages()]) page.place = { at: 'hub' };
    for (const follower of this.#followers) follower.close();
    this.#ports.media.closeMeeting(this.meetingId);
  }

  #recordChanged(change: RecordChange): void {
    this.#ports.recordChanged(this.meetingId, change);
  }

  async #follow(now: Omit<Settled, 'before'>): Promise<boolean> {
    const all = await followAll(this.#followers, { ...now, before: this.#followed }, this.#ports.logger);
    if (all) this.#followed = now.meeting;
    return all;
  }
}
