import type { EndpointId, MeetingId } from '@diem-cau/shared';
import {
  connectionName,
  kinds,
  type Attendance,
  type ConnectionKind,
} from '../../../domain/meeting/connections/kinds.ts';
import type { Page } from './page.ts';

/**
 * What a page is in a meeting: a seat, a display, a panel, or a watcher. Media, views and announcements belong to it, and are told to the
 * page that is on it; who holds it and how long, `Connections` alone decides.
 */
export class Connection implements Attendance {
  readonly meetingId: MeetingId;
  readonly as: ConnectionKind;
  readonly endpointId: EndpointId | null;
  readonly n: number;
  #page: Page;

  constructor(page: Page, meetingId: MeetingId, { as, endpointId, n }: Attendance) {
    this.#page = page;
    this.meetingId = meetingId;
    this.as = as;
    this.endpointId = endpointId;
    this.n = n;
  }

  /** The page that is told what concerns it: the one that came with it, or that went on in its place. */
  get page(): Page {
    return this.#page;
  }

  /** Another page is told from now on; only `Connections` says so. */
  goOn(page: Page): void {
    this.#page = page;
  }

  /** By what it is known in its meeting. */
  get name(): string {
    return connectionName(this);
  }
}

/** A connection of an endpoint. */
export type OfEndpoint = Connection & { readonly endpointId: EndpointId };

/** The seat of an endpoint. */
export type SeatConnection = OfEndpoint & { readonly as: 'seat' };

/** Whether it belongs to an endpoint, not to a person. */
export const isOfEndpoint = (connection: Connection): connection is OfEndpoint => connection.endpointId !== null;

/** Whether it holds its endpoint's place in the meeting. */
export const isSeat = (connection: Connection): connection is SeatConnection =>
  kinds[connection.as].place && isOfEndpoint(connection);
