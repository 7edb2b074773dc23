import { Refusal, type EndpointId, type MeetingId } from '@diem-cau/shared';
import type { Page } from './page.ts';

/** A seat that a page has been promised and waits for in its meeting's turns. */
export class SeatReservation {
  readonly meetingId: MeetingId;
  /** Seats that may be held over all meetings. */
  readonly mostOfHub: number;
  readonly #besides: () => number;
  readonly #dropped = new AbortController();
  #begun = false;

  constructor(meetingId: MeetingId, besides: () => number, mostOfHub: number) {
    this.meetingId = meetingId;
    this.mostOfHub = mostOfHub;
    this.#besides = besides;
  }

  /** Whether its turn has come: it can't be replaced any more. */
  get begun(): boolean {
    return this.#begun;
  }

  /** Aborted when nobody waits for it any more: its page is gone, or a younger page of the same endpoint asks instead. */
  get dropped(): AbortSignal {
    return this.#dropped.signal;
  }

  /** Its turn has come. */
  begin(): void {
    this.#begun = true;
  }

  /** Nobody waits for it any more; nothing once its turn has come, for then the seat is about to be taken. */
  drop(reason: Refusal): void {
    if (!this.#begun) this.#dropped.abort(reason);
  }

  /** Seats that are held or promised besides this one and those that its own meeting holds; they count against the hub's cap. */
  besides(): number {
    return this.#besides();
  }
}

/** Which page wants whose seat in which meeting. */
interface Joining {
  readonly page: Page;
  readonly endpointId: EndpointId;
  readonly meetingId: MeetingId;
}

/** What the reservations need to know of a meeting. */
export interface SeatsOfMeeting {
  readonly meetingId: MeetingId;
  readonly heldSeats: number;
  holdsSeat(endpointId: EndpointId): boolean;
}

/**
 * The seats that are promised over all meetings. A seat is promised at once, before anything is waited for: so joins of different
 * meetings need not wait for each other and yet each counts on where the others are going to be.
 */
export class SeatReservations {
  readonly #meetings: () => Iterable<SeatsOfMeeting>;
  readonly #mostOfHub: number;
  readonly #promised = new Map<EndpointId, Set<SeatReservation>>();

  /**
   * @param meetings the hub's open meetings as they are now
   * @param mostOfHub seats that may be held over all of them
   */
  constructor(meetings: () => Iterable<SeatsOfMeeting>, mostOfHub: number) {
    this.#meetings = meetings;
    this.#mostOfHub = mostOfHub;
  }

  /**
   * Runs a join with a seat that is promised to this page until it has succeeded or failed. The youngest wins: a join of the same endpoint
   * that still waits is dropped with `seat-taken`. Refuses with `endpoint-busy` while one is being carried out in another meeting, and
   * with what `mayJoin` refuses, which is asked before anything is promised.
   * @param mayJoin is given the seats that are held or promised besides those that this meeting holds, and how many may be
   */
  async during<Joined>(
    { page, endpointId, meetingId }: Joining,
    mayJoin: (besides: number, mostOfHub: number) => void,
    join: (reservation: SeatReservation) => Promise<Joined>,
  ): Promise<Joined> {
    const promised = this.#promised.get(endpointId) ?? new Set();
    if ([...promised].some((each) => each.begun && each.meetingId !== meetingId)) throw new Refusal('endpoint-busy');
    const besides = (): number => this.#besides(meetingId, endpointId);
    mayJoin(besides(), this.#mostOfHub);
    for (const older of promised) older.drop(new Refusal('seat-taken'));
    const reservation = new SeatReservation(meetingId, besides, this.#mostOfHub);
    this.#promised.set(endpointId, promised.add(reservation));
    const departed = (): void => reservation.drop(new Refusal('not-in-meeting'));
    page.turn.gone.addEventListener('abort', departed);
    try {
      return await join(reservation);
    } finally {
      page.turn.gone.removeEventListener('abort', departed);
      promised.delete(reservation);
      if (promised.size === 0) this.#promised.delete(endpointId);
    }
  }

  /** Whether a page of this endpoint is just taking its seat, in whatever meeting. */
  isPromised(endpointId: EndpointId): boolean {
    return this.#promised.has(endpointId);
  }

  #besides(own: MeetingId, joining: EndpointId): number {
    let seats = 0;
    for (const meeting of this.#meetings()) {
      if (meeting.meetingId !== own) seats += meeting.heldSeats;
      for (const [endpointId, promised] of this.#promised) {
        if (meeting.meetingId === own && endpointId === joining) continue;
        const waits = [...promised].some((each) => each.meetingId === meeting.meetingId && !each.dropped.aborted);
        if (waits && !meeting.holdsSeat(endpointId)) seats += 1;
      }
    }
    return seats;
  }
}
