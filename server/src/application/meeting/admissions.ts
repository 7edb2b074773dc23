import {
  Refusal,
  type EndpointId,
  type MediaOffer,
  type MediaParameters,
  type MeetingId,
  type MeetingView,
  type ResultOf,
} from '@diem-cau/shared';
import { isLockedFor, mayAttend } from '../../domain/meeting/connections/attending.ts';
import { comesAs, kinds } from '../../domain/meeting/connections/kinds.ts';
import { isDebriefing, isOfCircle } from '../../domain/meeting/debriefing/debriefing.ts';
import { assertSeatsItself } from '../../domain/meeting/seats/seating-itself.ts';
import { seatEndpoint } from '../../domain/meeting/seats/seating.ts';
import { isSeat, type Connection } from './connections/connection.ts';
import type { Connections } from './connections/connections.ts';
import type { Page } from './connections/page.ts';
import { SeatReservations } from './connections/seat-reservations.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { OpenMeetings } from './open-meetings.ts';

/** How pages come into meetings, over all of them: on a seat, beside one, or to watch. */
export class Admissions {
  readonly #meetings: OpenMeetings;
  readonly #connections: Connections;
  readonly #reservations: SeatReservations;

  /** @param maxEndpoints endpoints that may be in meetings at once, over all meetings */
  constructor(meetings: OpenMeetings, connections: Connections, maxEndpoints: number) {
    this.#meetings = meetings;
    this.#connections = connections;
    this.#reservations = new SeatReservations(() => meetings.all, maxEndpoints);
  }

  /** Refuses with `not-by-itself` a join that nobody pressed and that is not to be, also while another page is just taking the seat. */
  assertSeatsItself(endpointId: EndpointId, meetingId: MeetingId): void {
    assertSeatsItself(this.#meetings.live(meetingId).meeting, endpointId);
    if (this.#reservations.isPromised(endpointId)) throw new Refusal('not-by-itself');
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
  ): Promise<ResultOf<'meeting.join'>> {
    const meeting = this.#meetings.live(meetingId);
    const others = this.#meetings.all.filter((each) => each !== meeting);
    const isIn = (each: LiveMeeting): boolean =>
      each.meeting.seats.get(endpointId)?.presence.state === 'present' && each.leftSeatOf(endpointId) === null;
    if (others.some(isIn)) throw new Refusal('endpoint-busy');
    const mayJoin = (heldElsewhere: number, mostOfHub: number) =>
      seatEndpoint(meeting.meeting, endpointId, heldElsewhere, mostOfHub);
    return this.#reservations.during({ page, endpointId, meetingId }, mayJoin, async (reservation) => {
      this.#letGo(endpointId, others, page);
      const { connection, media } = await meeting.join(page, endpointId, rtpCapabilities, reservation);
      return { snapshot: meeting.viewFor(connection), media, resume: this.#secretFor(connection) };
    });
  }

  /**
   * Lets a page go on in its endpoint's seat, in the place of the page that was on it, by the secret that this one was told. Refuses with
   * `not-held` where nothing is held for it, and with `meeting-not-open`.
   */
  async resume(
    page: Page,
    endpointId: EndpointId,
    meetingId: MeetingId,
    secret: string,
  ): Promise<ResultOf<'meeting.resume'>> {
    const meeting = this.#meetings.live(meetingId);
    const before = this.#connections.seatOf(meetingId, endpointId)?.page;
    const seat = this.#connections.goOn(page, meetingId, endpointId, secret);
    if (seat === null) throw new Refusal('not-held');
    if (before !== page) before?.end();
    const media = await meeting.goOn(seat);
    return { snapshot: meeting.viewFor(seat), media, resume: this.#secretFor(seat) };
  }

  /**
   * Lets a page attend beside its endpoint's seat, as what its PC is enrolled for or as a panel that was paired, whether the seat is there or
   * not. Refuses with `meeting-not-open`, `meeting-locked`, `forbidden`, and with what the meeting refuses.
   */
  async attend(
    page: Page,
    meetingId: MeetingId,
    rtpCapabilities: MediaParameters | undefined,
  ): Promise<{ snapshot: MeetingView; media: MediaOffer | null }> {
    const { principal } = page;
    const as = comesAs(principal);
    if (!kinds[as].beside) throw new Refusal('forbidden');
    const meeting = this.#meetings.live(meetingId);
    if (isLockedFor(meeting.meeting, principal)) throw new Refusal('meeting-locked');
    if (!mayAttend(meeting.meeting, principal, as)) throw new Refusal('forbidden');
    const endpointId = principal.kind === 'endpoint' ? principal.endpointId : null;
    const { connection, media } = await meeting.attend(page, { as, endpointId }, rtpCapabilities);
    return { snapshot: meeting.viewFor(connection), media };
  }

  /** Lets a page without a seat watch a meeting, and no other any more. Refuses with `endpoint-busy`; with `forbidden` a debriefing, but for its circle's own PCs. */
  async watch(page: Page, meetingId: MeetingId): Promise<{ snapshot: MeetingView }> {
    const meeting = this.#meetings.live(meetingId);
    if (isDebriefing(meeting.meeting) && !isOfCircle(meeting.meeting, page.principal)) throw new Refusal('forbidden');
    const before = this.#connections.of(page);
    if (before !== null && isSeat(before)) throw new Refusal('endpoint-busy');
    const { connection } = await meeting.attend(page, { as: 'watch', endpointId: null }, undefined);
    return { snapshot: meeting.viewFor(connection) };
  }

  /**
   * An endpoint is in one meeting at a time: the seats that are held for it elsewhere after it dropped out, or by its media alone, are not, any
   * more.
   */
  #letGo(endpointId: EndpointId, meetings: readonly LiveMeeting[], joining: Page): void {
    for (const meeting of meetings) {
      const { meetingId } = meeting;
      const left = meeting.leftSeatOf(endpointId);
      const held = this.#connections.seatOf(meetingId, endpointId);
      if (left !== null) meeting.giveWay(left);
      else if (held !== null && this.#connections.end(held) && held.page !== joining)
        held.page.tell('meeting.seatTaken', { meetingId });
    }
  }

  /** Refuses with `not-held` where it has ended meanwhile. */
  #secretFor(connection: Connection): string {
    const secret = this.#connections.secretFor(connection);
    if (secret === null) throw new Refusal('not-held');
    return secret;
  }

  /** The page has this snapshot: it is told what changes from then on, unless it has let go of the meeting meanwhile. */
  follow(page: Page, snapshot: MeetingView): void {
    const connection = this.#connections.of(page);
    if (connection?.meetingId === snapshot.meetingId)
      this.#meetings.find(snapshot.meetingId)?.follow(connection, snapshot);
  }
}
