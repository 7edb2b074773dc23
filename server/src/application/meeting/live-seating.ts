import { Refusal, type DropCause, type EndpointId, type MediaParameters, type SeatOffer } from '@diem-cau/shared';
import { assertOpen } from '../../domain/meeting/course/course.ts';
import { dropEndpoint, leaveMeeting, seatEndpoint } from '../../domain/meeting/seats/seating.ts';
import { loseMedia } from '../../domain/meeting/sources/sending.ts';
import type { Announcements } from './followers/announcements.ts';
import type { LiveRecord } from './live-record.ts';
import type { Page } from './connections/page.ts';
import type { Decide } from './publish.ts';
import type { SeatsMedia } from './followers/seat-media.ts';
import type { SeatReservation } from './connections/seat-reservations.ts';

/** Who takes a seat in one live meeting, gives it up or loses it. */
export class LiveSeating {
  readonly #record: LiveRecord;
  readonly #seats: SeatsMedia;
  readonly #announcements: Announcements;

  constructor(record: LiveRecord, seats: SeatsMedia, announcements: Announcements) {
    this.#record = record;
    this.#seats = seats;
    this.#announcements = announcements;
  }

  /** Seats an endpoint's page, for which a seat is reserved; nothing happens when nobody waits for it any more. */
  join(
    page: Page,
    endpointId: EndpointId,
    rtpCapabilities: MediaParameters,
    reservation: SeatReservation,
    hubCap: number,
  ): Promise<SeatOffer> {
    const sitDown = async (): Promise<SeatOffer> => {
      reservation.begin();
      const decide: Decide = (meeting) => seatEndpoint(meeting, endpointId, reservation.besides(), hubCap);
      decide(this.#record.meeting);
      const earlier = this.#seats.pageOf(endpointId);
      // Opening the new tab's media closes the first one's: it keeps them when the record can't be written.
      if (earlier !== null) await this.#record.publish(decide);
      const media = await this.#seats
        .open(this.#record.meeting, endpointId, page, rtpCapabilities)
        .catch((error: unknown) => {
          this.#seats.lose(endpointId);
          throw error;
        });
      try {
        if (earlier === null) await this.#record.publish(decide);
        else if (earlier !== page) this.#unseat(earlier);
      } catch (error) {
        this.#seats.release(endpointId, page);
        throw error;
      }
      page.place = { at: 'seat', meetingId: this.#record.meeting.meetingId, endpointId };
      if (page.departed !== null) this.gone(page, page.departed);
      return media.offer;
    };
    return this.#record.inTurn(sitDown, { of: page.turn.of, gone: reservation.dropped });
  }

  /** A wilful leaving; nobody is held back by a record that can't be written. */
  leave(page: Page, endpointId: EndpointId): Promise<void> {
    const at = this.#record.now();
    return this.#record.inTurn(async () => {
      if (this.#seats.pageOf(endpointId) !== page) throw new Refusal('not-in-meeting');
      await this.#record.note('leave', (meeting) => leaveMeeting(meeting, endpointId), at);
      this.#seats.release(endpointId, page);
      this.#announcements.unfollow(page);
      page.place = { at: 'hub' };
    }, {});
  }

  /** A page is gone; its endpoint dropped out if it still holds the seat when its turn has come. */
  gone(page: Page, cause: DropCause): void {
    this.#announcements.unfollow(page);
    const { place } = page;
    page.place = { at: 'hub' };
    if (place.at !== 'seat') return;
    const { endpointId } = place;
    void this.#record.observe(
      'drop',
      (meeting) => dropEndpoint(meeting, endpointId, cause),
      () => this.#seats.release(endpointId, page),
    );
  }

  /** Opens a seat's media anew, after they were lost at the hub or on the way. */
  rebuild(page: Page, endpointId: EndpointId, rtpCapabilities: MediaParameters): Promise<SeatOffer> {
    return this.#record.inTurn(async () => {
      assertOpen(this.#record.meeting);
      if (this.#seats.pageOf(endpointId) !== page) throw new Refusal('not-in-meeting');
      const media = await this.#seats.open(this.#record.meeting, endpointId, page, rtpCapabilities);
      await this.#record.note('media rebuilt', (meeting) => loseMedia(meeting, endpointId), this.#record.now());
      return media.offer;
    }, page.turn);
  }

  #unseat(earlier: Page): void {
    this.#announcements.unfollow(earlier);
    earlier.place = { at: 'hub' };
    earlier.tell('meeting.seatTaken', { meetingId: this.#record.meeting.meetingId });
  }
}
