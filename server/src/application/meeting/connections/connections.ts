import { Refusal, type EndpointId, type MeetingId } from '@diem-cau/shared';
import { kinds, type Attendance } from '../../../domain/meeting/connections/kinds.ts';
import { isSameSecret } from '../../kit/same-secret.ts';
import type { Mint } from '../../ports/clock.ts';
import { Connection, isSeat, type SeatConnection } from './connection.ts';
import { askerOf, type Page } from './page.ts';

/** Random bytes of a secret by which a page goes on in a connection. */
const secretBytes = 24;

/** A connection that is held. */
interface Held {
  readonly release: () => void;
  /** By which a page may go on in it: the newest, and the one before, whose page may not have heard of the newest. */
  secrets: readonly string[];
  /** It ends as soon as its turn has come: nobody goes on in it any more. */
  ending: boolean;
}

/**
 * Who attends what, over all meetings, in one hand: a page attends one meeting as one thing, or stands at the hub. A connection is made,
 * then held, and ends once, whoever ends it; what hangs on it is let go of then. It may outlive its page, and another may go on in it
 * that knows its secret, which is told to its own page alone and stands nowhere else.
 */
export class Connections {
  readonly #mint: Pick<Mint, 'secret'>;
  readonly #held = new Map<Connection, Held>();
  readonly #byPage = new Map<Page, Connection>();

  constructor(mint: Pick<Mint, 'secret'>) {
    this.#mint = mint;
  }

  /** What this page attends; null where it stands at the hub. */
  of(page: Page): Connection | null {
    return this.#byPage.get(page) ?? null;
  }

  /** All that are held in a meeting. */
  inMeeting(meetingId: MeetingId): readonly Connection[] {
    return [...this.#held.keys()].filter((each) => each.meetingId === meetingId);
  }

  /** All that are held for a page that is gone. */
  get left(): readonly Connection[] {
    return [...this.#held.keys()].filter(({ page }) => page.departed !== null);
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
    const asker = askerOf(page.principal);
    const beside = others.filter((each) => askerOf(each.page.principal) === asker);
    if (beside.length >= most.ofEndpoint) throw new Refusal('connections-full');
    if (others.length >= most.ofHub) throw new Refusal('hub-connections-full');
    const taken = new Set(beside.map(({ n }) => n));
    const n = Array.from({ length: most.ofEndpoint }, (_, index) => index + 1).find((each) => !taken.has(each));
    return new Connection(page, meetingId, { as, endpointId, n: n ?? beside.length + 1 });
  }

  /** The page attends by this connection from now on, and by nothing else any more. @param release lets go of what hangs on it when it ends */
  hold(connection: Connection, release: () => void): void {
    const before = this.#byPage.get(connection.page);
    this.#held.set(connection, { release, secrets: [], ending: false });
    this.#byPage.set(connection.page, connection);
    if (before !== undefined && before !== connection) this.end(before);
  }

  /** A new secret by which a page may go on in a connection that is held; null for one that is not, or is about to end. */
  secretFor(connection: Connection): string | null {
    const held = this.#held.get(connection);
    if (held === undefined || held.ending) return null;
    const secret = this.#mint.secret(secretBytes);
    held.secrets = [secret, ...held.secrets.slice(0, 1)];
    return secret;
  }

  /**
   * A page goes on in the seat of its endpoint whose secret it shows, in the place of whatever page was on it, which stands at the hub
   * without a word; so ends what the page itself attended. Null where no such seat is held.
   */
  goOn(page: Page, meetingId: MeetingId, endpointId: EndpointId, secret: string): SeatConnection | null {
    const seat = this.seatOf(meetingId, endpointId);
    if (seat === null || !this.#opens(seat, secret)) return null;
    const other = this.of(page);
    if (other !== null && other !== seat) this.end(other);
    this.#byPage.delete(seat.page);
    this.#byPage.set(page, seat);
    seat.goOn(page);
    // The one that was shown stays good until the page shows the one that follows.
    const held = this.#held.get(seat);
    if (held !== undefined) held.secrets = [secret];
    return seat;
  }

  /** The seat of an endpoint, in whichever meeting, that this secret opens; null where none is held. */
  openedBy(endpointId: EndpointId, secret: string): SeatConnection | null {
    const seats = [...this.#held.keys()].filter(isSeat).filter((each) => each.endpointId === endpointId);
    return seats.find((each) => this.#opens(each, secret)) ?? null;
  }

  /** Whether a page that shows this secret may go on in a seat. */
  #opens(seat: SeatConnection, secret: string): boolean {
    const held = this.#held.get(seat);
    return held !== undefined && !held.ending && held.secrets.some((each) => isSameSecret(each, secret));
  }

  /** Its page is gone or asks for nothing by it any more; it is held until it ends. Gives what the page attended. */
  detach(page: Page): Connection | null {
    const connection = this.of(page);
    this.#byPage.delete(page);
    return connection;
  }

  /** It is to end as soon as its turn has come: no page goes on in it meanwhile, to be thrown out again. */
  letNobodyGoOn(connection: Connection): void {
    const held = this.#held.get(connection);
    if (held !== undefined) held.ending = true;
  }

  /** Ends a connection: its page stands at the hub. False when it had ended before. */
  end(connection: Connection): boolean {
    const held = this.#held.get(connection);
    if (held === undefined) return false;
    this.#held.delete(connection);
    if (this.#byPage.get(connection.page) === connection) this.#byPage.delete(connection.page);
    held.release();
    return true;
  }
}
