import { Refusal, type EndpointId, type MeetingId } from '@diem-cau/shared';
import { kinds, type Attendance } from '../../../domain/meeting/connections/kinds.ts';
import { Connection, isSeat, type SeatConnection } from './connection.ts';
import type { Page } from './page.ts';

/**
 * Who attends what, over all meetings, in one hand: a page attends one meeting as one thing, or stands at the hub. A connection is made,
 * then held, and ends once, whoever ends it; what hangs on it is let go of then. It may outlive its page: a seat is held until its
 * meeting's turn has come to say that it dropped out.
 */
export class Connections {
  readonly #held = new Map<Connection, () => void>();
  readonly #byPage = new Map<Page, Connection>();

  /** What this page attends; null where it stands at the hub. */
  of(page: Page): Connection | null {
    return this.#byPage.get(page) ?? null;
  }

  /** All that are held in a meeting. */
  inMeeting(meetingId: MeetingId): readonly Connection[] {
    return [...this.#held.keys()].filter((each) => each.meetingId === meetingId);
  }

  /** The connection that holds an endpoint's seat in a meeting. */
  seatOf(meetingId: MeetingId, endpointId: EndpointId): SeatConnection | null {
    return (
      this.inMeeting(meetingId)
        .filter(isSeat)
        .find((each) => each.endpointId === endpointId) ?? null
    );
  }

  /** Whether a connection is held, and has not ended. */
  holds(connection: Connection): boolean {
    return this.#held.has(connection);
  }

  /**
   * Makes a connection and numbers it; nobody attends by it before it is held. Refuses with `connections-full`, `hub-connections-full`; what
   * the page attends already counts for nothing, since this comes in its place.
   */
  make(page: Page, meetingId: MeetingId, { as, endpointId }: Omit<Attendance, 'n'>): Connection {
    const { most } = kinds[as];
    if (most === null) return new Connection(page, meetingId, { as, endpointId, n: 1 });
    const others = [...this.#held.keys()].filter((each) => each.as === as && each.page !== page);
    const beside = others.filter((each) => each.endpointId === endpointId);
    if (beside.length >= most.ofEndpoint) throw new Refusal('connections-full');
    if (others.length >= most.ofHub) throw new Refusal('hub-connections-full');
    const taken = new Set(beside.map(({ n }) => n));
    const n = Array.from({ length: most.ofEndpoint }, (_, index) => index + 1).find((each) => !taken.has(each));
    return new Connection(page, meetingId, { as, endpointId, n: n ?? beside.length + 1 });
  }

  /** The page attends by this connection from now on, and by nothing else any more. @param release lets go of what hangs on it when it ends */
  hold(connection: Connection, release: () => void): void {
    const before = this.#byPage.get(connection.page);
    this.#held.set(connection, release);
    this.#byPage.set(connection.page, connection);
    if (before !== undefined && before !== connection) this.end(before);
  }

  /** Its page is gone or asks for nothing by it any more; it is held until it ends. Gives what the page attended. */
  detach(page: Page): Connection | null {
    const connection = this.of(page);
    this.#byPage.delete(page);
    return connection;
  }

  /** Ends a connection: its page stands at the hub. False when it had ended before. */
  end(connection: Connection): boolean {
    const release = this.#held.get(connection);
    if (release === undefined) return false;
    this.#held.delete(connection);
    if (this.#byPage.get(connection.page) === connection) this.#byPage.delete(connection.page);
    release();
    return true;
  }
}
