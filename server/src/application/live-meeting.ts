import {
  Refusal,
  actingRole,
  type DropCause,
  type EndpointId,
  type Instant,
  type MediaParameters,
  type MediaSource,
  type MeetingId,
  type MeetingView,
  type ProducerId,
  type SeatOffer,
  type ShownPicture,
} from '@diem-cau/shared';
import type { StampedEvent } from '../domain/meeting-event.ts';
import { assertOpen } from '../domain/course.ts';
import { heldSeats, type Meeting } from '../domain/meeting.ts';
import { closeMicrophone, silencedBy } from '../domain/muting.ts';
import { changeSpeaker, dropEndpoint, leaveMeeting, seatEndpoint } from '../domain/seating.ts';
import { loseMedia, startSending, stopSending } from '../domain/sending.ts';
import type { Voice } from '../domain/speaker-choice.ts';
import { Announcements } from './announcements.ts';
import type { Page } from './page.ts';
import type { MeetingArchive } from './ports/archive.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';
import type { MediaPlane, SeatMedia } from './ports/media-plane.ts';
import { Publisher, type Decide } from './publish.ts';
import { SeatsMedia } from './seat-media.ts';
import { SerialQueue } from './serial-queue.ts';
import { SpeakerWatch } from './speaker-watch.ts';

/** Pause before the next try to write facts that the archive could not take, in milliseconds. */
const retryMs = 2_000;

export interface LiveMeetingPorts {
  readonly archive: MeetingArchive;
  readonly media: MediaPlane;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called after each announced change, for the list of open meetings. */
  readonly changed: (meeting: LiveMeeting) => void;
}

/** A meeting that is going on: its state, the pages in it and their media. All changes run one after the other. */
export class LiveMeeting {
  readonly #ports: LiveMeetingPorts;
  readonly #publisher: Publisher;
  readonly #seats: SeatsMedia;
  readonly #queue = new SerialQueue();
  readonly #announcements: Announcements;
  readonly #speaker: SpeakerWatch;
  #retry: NodeJS.Timeout | null = null;

  constructor(ports: LiveMeetingPorts, meeting: Meeting) {
    this.#ports = ports;
    this.#publisher = new Publisher(ports.archive, ports.clock, meeting);
    this.#seats = new SeatsMedia(ports.media, ports.logger);
    this.#announcements = new Announcements(ports.clock, meeting);
    this.#speaker = new SpeakerWatch(ports.clock, (endpointId) => {
      void this.#observe((now) => changeSpeaker(now, endpointId));
    });
  }

  get meetingId(): MeetingId {
    return this.meeting.meetingId;
  }

  get meeting(): Meeting {
    return this.#publisher.meeting;
  }

  /** The snapshot: the same for a joiner and a resumer. */
  get view(): MeetingView {
    return this.#announcements.view;
  }

  /** Changes the meeting as a decision of the domain says; durable and announced when it resolves. */
  act(decide: Decide): Promise<void> {
    return this.#queue.run(async () => this.#settle(await this.#publisher.publish(decide, this.#ports.clock.now())));
  }

  /** Seats an endpoint's page. `heldElsewhere` is asked for only when its turn has come. */
  join(
    page: Page,
    endpointId: EndpointId,
    rtpCapabilities: MediaParameters,
    heldElsewhere: () => number,
    hubCap: number,
  ): Promise<{ snapshot: MeetingView; media: SeatOffer }> {
    return this.#queue.run(async () => {
      const decide: Decide = (meeting) => seatEndpoint(meeting, endpointId, heldElsewhere(), hubCap);
      const record = async (): Promise<void> =>
        this.#settle(await this.#publisher.publish(decide, this.#ports.clock.now()));
      decide(this.meeting);
      const earlier = this.#seats.pageOf(endpointId);
      // Opening the new tab's media closes the first one's: it keeps them when the record can't be written.
      if (earlier !== null) await record();
      const media = await this.#seats.open(this.meeting, endpointId, page, rtpCapabilities).catch((error: unknown) => {
        this.#seats.lose(endpointId);
        throw error;
      });
      try {
        if (earlier === null) await record();
        else if (earlier !== page) this.#unseat(earlier);
      } catch (error) {
        this.#seats.release(endpointId, page);
        throw error;
      }
      page.place = { at: 'seat', meetingId: this.meetingId, endpointId };
      if (page.departed !== null) this.gone(page, page.departed);
      return { snapshot: this.view, media: media.offer };
    });
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
    this.#seats.distribute(this.meeting);
  }

  /** A wilful leaving; nobody is held back by a record that can't be written. */
  leave(page: Page, endpointId: EndpointId): Promise<void> {
    const at = this.#ports.clock.now();
    return this.#queue.run(async () => {
      if (this.#seats.pageOf(endpointId) !== page) throw new Refusal('not-in-meeting');
      await this.#note((meeting) => leaveMeeting(meeting, endpointId), at);
      this.#seats.release(endpointId, page);
      this.#announcements.unfollow(page);
      page.place = { at: 'hub' };
    });
  }

  /** A page is gone; its endpoint dropped out if it still holds the seat when its turn has come. */
  gone(page: Page, cause: DropCause): void {
    this.#announcements.unfollow(page);
    const { place } = page;
    page.place = { at: 'hub' };
    if (place.at !== 'seat') return;
    void this.#inTurn(async (at) => {
      if (this.#seats.release(place.endpointId, page))
        await this.#note((meeting) => dropEndpoint(meeting, place.endpointId, cause), at);
    });
  }

  /** The media of the seat that this page holds. */
  mediaOf(page: Page, endpointId: EndpointId): SeatMedia {
    return this.#seats.of(endpointId, page);
  }

  /** Prepares a source in silence, then lets it be sent if the meeting allows it. */
  async produce(
    page: Page,
    endpointId: EndpointId,
    source: MediaSource,
    rtpParameters: MediaParameters,
  ): Promise<ProducerId> {
    const media = this.#seats.of(endpointId, page);
    const decide: Decide = (meeting) => {
      // The seat's media may be opened anew while the source is prepared; what was prepared is gone then.
      if (this.#seats.of(endpointId, page) !== media) throw new Refusal('media-unavailable');
      return startSending(meeting, endpointId, source, actingRole(page.principal));
    };
    decide(this.meeting);
    const producerId = await media.produce(source, rtpParameters);
    try {
      await this.act(decide);
    } catch (error) {
      media.stop(source);
      throw error;
    }
    return producerId;
  }

  /**
   * Shuts what an endpoint itself stops sending, at once: nobody is kept open by a record that can't be written. `end` for good,
   * otherwise a microphone that is only closed.
   */
  async shut(page: Page, endpointId: EndpointId, source: MediaSource, end: boolean): Promise<void> {
    const media = this.#seats.of(endpointId, page);
    if (end) media.stop(source);
    else await media.setSending(source, false);
    await this.#observe((meeting) =>
      end ? stopSending(meeting, endpointId, source) : closeMicrophone(meeting, endpointId),
    );
  }

  /** Takes note of what stands on a page. */
  show(page: Page, endpointId: EndpointId, pictures: readonly ShownPicture[]): void {
    this.#seats.show(endpointId, page, pictures);
    this.#seats.distribute(this.meeting);
  }

  /** Opens a seat's media anew, after they were lost at the hub or on the way. */
  rebuild(page: Page, endpointId: EndpointId, rtpCapabilities: MediaParameters): Promise<SeatOffer> {
    return this.#queue.run(async () => {
      assertOpen(this.meeting);
      if (this.#seats.pageOf(endpointId) !== page) throw new Refusal('not-in-meeting');
      const media = await this.#seats.open(this.meeting, endpointId, page, rtpCapabilities);
      await this.#note((meeting) => loseMedia(meeting, endpointId), this.#ports.clock.now());
      return media.offer;
    });
  }

  /** The worker that carried this meeting died. */
  mediaLost(): void {
    void this.#observe((meeting) => loseMedia(meeting));
    this.#seats.lose();
  }

  /** What the server hears; only open microphones count. */
  hear(voices: readonly Voice[]): void {
    this.#speaker.hear(voices.filter(({ endpointId }) => this.meeting.seats.get(endpointId)?.microphoneOpen === true));
  }

  /** Lets go of all pages and media; the record is left as it stands. Idempotent. */
  close(): void {
    this.#speaker.close();
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    for (const page of [...this.#announcements.followers, ...this.#seats.pages()]) {
      page.place = { at: 'hub' };
      this.#announcements.unfollow(page);
    }
    this.#ports.media.closeMeeting(this.meetingId);
  }

  #unseat(earlier: Page): void {
    this.#announcements.unfollow(earlier);
    earlier.place = { at: 'hub' };
    earlier.tell('meeting.seatTaken', { meetingId: this.meetingId });
  }

  /** Publishes what was seen. */
  #observe(decide: Decide): Promise<void> {
    return this.#inTurn((at) => this.#note(decide, at));
  }

  async #note(decide: Decide, at: Instant): Promise<void> {
    await this.#settle(await this.#publisher.observe(decide, at));
  }

  /** Deals with something that was seen now when its turn has come; it can't be refused, and a bug in it must not end the hub. */
  #inTurn(work: (at: Instant) => Promise<void>): Promise<void> {
    const at = this.#ports.clock.now();
    return this.#queue
      .run(() => work(at))
      .catch((error: unknown) => {
        this.#ports.logger.error(
          { meetingId: this.meetingId, err: error },
          'a fact that was seen could not be published',
        );
      });
  }

  /** After the archive: media, then the announcement. */
  async #settle(events: readonly StampedEvent[]): Promise<void> {
    await this.#seats.enforce(this.meeting, events);
    for (const { event } of events) {
      const silenced = silencedBy(event);
      if (silenced !== null) this.#speaker.forget(silenced);
    }
    this.#seats.distribute(this.meeting);
    const record = this.#publisher.troubled ? 'troubled' : 'sound';
    if (this.#announcements.announce(this.meeting, record)) this.#ports.changed(this);
    this.#retryLater();
  }

  #retryLater(): void {
    if (!this.#publisher.troubled || this.#retry !== null) return;
    this.#ports.logger.error(
      { meetingId: this.meetingId },
      'the record can not be written; facts are kept and tried again',
    );
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.#queue.run(async () => {
        const events = await this.#publisher.writePending().catch((error: unknown) => {
          if (!(error instanceof Refusal))
            this.#ports.logger.error(
              { meetingId: this.meetingId, err: error },
              'kept facts could not be written, a bug',
            );
          return [];
        });
        await this.#settle(events);
      });
    }, retryMs);
  }

  /** Seats held in this meeting, for the hub's cap. */
  get heldSeats(): number {
    return heldSeats(this.meeting);
  }
}
