import type { EndpointId, SeatState } from '@diem-cau/shared';
import type { ExpectedEndpoint } from '../expected-endpoint.ts';

/** An endpoint's place in a meeting. */
export interface Seat {
  readonly endpoint: ExpectedEndpoint;
  readonly presence: SeatState;
}

/** In the directory's order. */
export type Seats = ReadonlyMap<EndpointId, Seat>;

/** Whether its endpoint is in the meeting now. */
export const isPresent = (seat: Seat | undefined): seat is Seat => seat?.presence.state === 'present';

/** The leading endpoint, while it is present. */
export const presentChair = (seats: Seats): EndpointId | null =>
  [...seats.values()].find((seat) => seat.endpoint.leads && isPresent(seat))?.endpoint.endpointId ?? null;

/** How many seats are held: by those who are there and by those who dropped out and may come back. */
export const heldSeats = (seats: Seats, except?: EndpointId): number =>
  [...seats.values()].filter(
    ({ endpoint, presence }) =>
      endpoint.endpointId !== except && (presence.state === 'present' || presence.state === 'dropped'),
  ).length;
