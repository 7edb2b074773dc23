import { Refusal, type DropCause, type EndpointId, type MediaParameters, type MediaOffer } from '@diem-cau/shared';
import { kinds, type ConnectionKind } from '../../domain/meeting/connections/kinds.ts';
import { assertOpen } from '../../domain/meeting/course/course.ts';
import type { MeetingEvent } from '../../domain/meeting/events.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { dropEndpoint, leaveMeeting, seatEndpoint } from '../../domain/meeting/seats/seating.ts';
import { isPresent } from '../../domain/meeting/seats/state.ts';
import { loseMedia } from '../../domain/meeting/sources/sending.ts';
import {
  isOfEndpoint,
  isSeat,
  type Connection,
  type OfEndpoint,
  type SeatConnection,
} from './connections/connection.ts';
import type { Connections } from './connections/connections.ts';
import type { Page } from './connections/page.ts';
import type { SeatReservation } from './connections/seat-reservations.ts';
import type { Announcements } from './followers/announcements.ts';
import type { LifeWatch } from './followers/life-watch.ts';
import type { MediaFollower } from './followers/media.ts';
import type { LiveRecord } from './live-record.ts';

/** What hangs on a connection. */
interface Attached {
  readonly media: MediaFollower;
  readonly announcements: Announcements;
  readonly lives: LifeWatch;
}

/** A page attends: by this connection, with these transports; null where it has no media. */
export interface Attended<Offer extends MediaOffer | null = MediaOffer | null> {
  readonly connection: Connection;
  readonly media: Offer;
}

/** Who attends one live meeting, and how each of them comes and goes: only the seats are on its record. */
export class LiveAttending {
  readonly #record: LiveRecord;
  readonly #connections: Connections;
  readonly #media: MediaFollower;
  readonly #announcements: Announcements;
  readonly #lives: LifeWatch;

  constructor(record: LiveRecord, connections: Connections, { media, announcements, lives }: Attached) {
    this.#record = record;
    this.#connections = connections;
    this.#media = media;
    this.#announcements = announcements;
    this.#lives = lives;
  }

  /** Seats an endpoint's page, for which a seat is reserved; nothing happens when nobody waits for it any more. */
  join(
    page: Page,
    endpointId: EndpointId,
    rtpCapabilities: MediaParameters,
    reservation: SeatReservation,
  ): Promise<Attended<MediaOffer>> {
    const sitDown = async (): Promise<Attended<MediaOffer>> => {
      reservation.begin();
      const decide = (meeting: Meeting): readonly MeetingEvent[] =>
        seatEndpoint(meeting, endpointId, reservation.besides(), reservation.mostOfHub);
      decide(this.#record.meeting);
      const { meetingId } = this.#record.meeting;
      const earlier = this.#connections.seatOf(meetingId, endpointId);
      const seat = this.#connections.make(page, meetingId, { as: 'seat', endpointId });
      if (!isSeat(seat)) throw new Error('a seat is not made as one');
      // Opening the new tab's media closes the first one's: it keeps them when the record can't be written.
      if (earlier !== null) await this.#record.publish(decide);
      const media = await this.#openSeat(seat, earlier, rtpCapabilities);
      if (earlier === null)
        await this.#record.publish(decide).catch((error: unknown) => {
          this.#media.release(seat);
          throw error;
        });
      this.#hold(seat);
      if (earlier !== null && this.#connections.end(earlier)) earlier.page.tell('meeting.seatTaken', { meetingId });
      if (page.departed !== null) this.gone(seat, page.departed);
      return { connection: seat, media };
    };
    return this.#record.inTurn(sitDown, { of: page.turn.of, gone: reservation.dropped });
  }

  /**
   * Lets a page attend beside the seats, on no record. What receives is given its transports in the meeting's turn; a place among the kind's
   * is its own at once. Refuses with `not-expected`, `connections-full`, `hub-connections-full`, `media-refused`, `media-unavailable`.
   */
  async attend(
    page: Page,
    { as, endpointId }: { readonly as: ConnectionKind; readonly endpointId: EndpointId | null },
    rtpCapabilities: MediaParameters | undefined,
  ): Promise<Attended> {
    const { meeting } = this.#record;
    assertOpen(meeting);
    if (endpointId !== null && !meeting.seats.has(endpointId)) throw new Refusal('not-expected');
    if (kinds[as].receives && rtpCapabilities === undefined) throw new Refusal('media-refused');
    const connection = this.#connections.make(page, meeting.meetingId, { as, endpointId });
    this.#hold(connection);
    if (!kinds[as].receives || rtpCapabilities === undefined || !isOfEndpoint(connection))
      return { connection, media: null };
    try {
      return { connection, media: await this.#open(connection, rtpCapabilities) };
    } catch (error) {
      this.#connections.end(connection);
      throw error;
    }
  }

  /** A wilful leaving; nobody is held back by a record that can't be written. */
  async leave(connection: Connection): Promise<void> {
    if (!isSeat(connection)) return void this.#connections.end(connection);
    const at = this.#record.now();
    this.#connections.letNobodyGoOn(connection);
    await this.#record.inTurn(async () => {
      if (!this.#connections.holds(connection)) throw new Refusal('not-in-meeting');
      await this.#record.note('leave', (meeting) => leaveMeeting(meeting, connection.endpointId), at);
      this.#connections.end(connection);
    }, {});
  }

  /**
   * Another page goes on in a seat, in the place of the one before. Gives whether its media are as they were, once the record says that its
   * endpoint is there. Refuses with `not-held` where a younger page is just taking it.
   */
  async goOn(seat: SeatConnection): Promise<'kept' | 'lost'> {
    if (!this.#media.isHeldBy(seat)) throw new Refusal('not-held');
    this.#announcements.unfollow(seat);
    this.#lives.look(seat);
    const { seats } = this.#record.meeting;
    // What was just seen has its turn first.
    if (!isPresent(seats.get(seat.endpointId))) await this.#record.inTurn(() => Promise.resolve(), seat.page.turn);
    return this.#media.openOf(seat) === null ? 'lost' : 'kept';
  }

  /**
   * Its page is gone: it ends, but for a seat whose line was lost, which is held. The endpoint of a seat that ends dropped out if it still
   * holds it when its turn has come.
   */
  gone(connection: Connection, cause: DropCause): void {
    if (!isSeat(connection)) return void this.#connections.end(connection);
    this.#announcements.unfollow(connection);
    this.#connections.detach(connection.page);
    if (cause === 'link-lost' || cause === 'hub') return this.#lives.look(connection);
    this.#connections.letNobodyGoOn(connection);
    void this.#record.observe(
      'drop',
      (meeting) => dropEndpoint(meeting, connection.endpointId, cause),
      () => this.#connections.end(connection),
    );
  }

  /** A seat that its media alone hold gives way: its endpoint sits elsewhere from now on, as it can be in one meeting only. */
  giveWay(seat: SeatConnection): void {
    this.#connections.letNobodyGoOn(seat);
    void this.#record.observe(
      'drop',
      (meeting) => dropEndpoint(meeting, seat.endpointId, 'link-lost'),
      () => this.#connections.end(seat),
    );
  }

  /** Opens a connection's media anew, after they were lost at the hub or on the way. */
  async rebuild(connection: OfEndpoint, rtpCapabilities: MediaParameters): Promise<MediaOffer> {
    if (!isSeat(connection)) return this.#open(connection, rtpCapabilities);
    return this.#record.inTurn(async () => {
      assertOpen(this.#record.meeting);
      if (!this.#connections.holds(connection)) throw new Refusal('not-in-meeting');
      const { offer } = await this.#media.open(this.#record.meeting, connection, rtpCapabilities);
      const { endpointId } = connection;
      await this.#record.note('media rebuilt', (meeting) => loseMedia(meeting, endpointId), this.#record.now());
      return offer;
    }, connection.page.turn);
  }

  /** Opens the media of what only receives. */
  #open(connection: OfEndpoint, rtpCapabilities: MediaParameters): Promise<MediaOffer> {
    return this.#record.inTurn(async () => {
      assertOpen(this.#record.meeting);
      const { offer } = await this.#media.open(this.#record.meeting, connection, rtpCapabilities);
      if (this.#connections.holds(connection)) return offer;
      this.#media.release(connection);
      throw new Refusal('not-in-meeting');
    }, connection.page.turn);
  }

  async #openSeat(
    seat: SeatConnection,
    earlier: SeatConnection | null,
    rtpCapabilities: MediaParameters,
  ): Promise<MediaOffer> {
    try {
      const { offer } = await this.#media.open(this.#record.meeting, seat, rtpCapabilities);
      return offer;
    } catch (error) {
      if (earlier !== null) this.#media.lose(earlier);
      throw error;
    }
  }

  #hold(connection: Connection): void {
    this.#connections.hold(connection, () => {
      if (isSeat(connection)) this.#lives.end(connection);
      this.#announcements.unfollow(connection);
      if (isOfEndpoint(connection)) this.#media.release(connection);
    });
    if (isSeat(connection)) this.#lives.begin(connection);
  }
}
