import type { Audience, EndpointId, Principal, Right } from '@diem-cau/shared';
import { audienceOf } from './audience.ts';

/** What a page can be in a meeting. */
export type ConnectionKind = 'seat' | 'display' | 'panel' | 'watch';

/** What it is to be of one kind. */
export interface Kind {
  /** The right to attend as this. */
  readonly right: Right;
  /** Whether it is an endpoint's on the meeting's list, but for a panel that a person had paired; else a person's. */
  readonly ofEndpoint: boolean;
  /** Whether its endpoint is present by it, with one place for each endpoint: the record says when it comes and goes. */
  readonly place: boolean;
  /** Whether it attends beside its endpoint's seat, be that held or not. */
  readonly beside: boolean;
  readonly sends: boolean;
  readonly receives: boolean;
  /** With whose eyes it sees the meeting. */
  readonly view: (principal: Principal) => Audience;
  /** How many there may be at once, over all meetings; null where something else bounds them (the caps of seats, the sockets of a person). */
  readonly most: { readonly ofEndpoint: number; readonly ofHub: number } | null;
}

/**
 * All kinds. A display has as much media as a seat receives, so that the hub bears as many as it bears seats; a room has two screens on the
 * wall, one for guests and one in the corridor. A panel is in the hands of the chair, of a deputy and of whoever helps them.
 */
export const kinds: Readonly<Record<ConnectionKind, Kind>> = {
  seat: {
    ...{ right: 'takeSeat', ofEndpoint: true, place: true, beside: false, sends: true, receives: true },
    ...{ view: audienceOf, most: null },
  },
  display: {
    ...{ right: 'attendBeside', ofEndpoint: true, place: false, beside: true, sends: false, receives: true },
    ...{ view: audienceOf, most: { ofEndpoint: 4, ofHub: 66 } },
  },
  panel: {
    ...{ right: 'attendBeside', ofEndpoint: true, place: false, beside: true, sends: false, receives: false },
    ...{ view: audienceOf, most: { ofEndpoint: 6, ofHub: 132 } },
  },
  watch: {
    ...{ right: 'watchMeeting', ofEndpoint: false, place: false, beside: false, sends: false, receives: false },
    ...{ view: audienceOf, most: null },
  },
};

/** As what a principal comes to a meeting: a PC as what it is enrolled for, a person to watch, what was paired as a panel. */
export const comesAs = (principal: Principal): ConnectionKind => {
  if (principal.onlyIn !== undefined) return 'panel';
  return principal.kind === 'endpoint' ? (principal.as ?? 'seat') : 'watch';
};

/** What a page is in a meeting: of which kind, for which endpoint, and which of several of that kind. */
export interface Attendance {
  readonly as: ConnectionKind;
  /** Null for a person. */
  readonly endpointId: EndpointId | null;
  /** From 1; an endpoint has one seat. */
  readonly n: number;
}

/** By what a connection of an endpoint is known in its meeting: of a younger page's seat the same as of the older one's. */
export const connectionName = ({ as, endpointId, n }: Attendance): string => `${endpointId ?? ''}/${as}/${n}`;
