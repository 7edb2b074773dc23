import type { SeatPlaceView, SeatState } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import type { ExpectedEndpoint } from '../expected-endpoint.ts';
import { nothing, ofEndpoint, unchanged, withAll, withEntry, type Nothing, type Topic } from '../topic.ts';
import { awayFrom } from './seating.ts';
import { isPresent, type Seat, type Seats } from './state.ts';

const expected = (endpoint: ExpectedEndpoint): Seat => ({ endpoint, presence: { state: 'expected' } });

const inOrder = (seats: Iterable<Seat>): Seats =>
  new Map(
    [...seats]
      .sort((a, b) => a.endpoint.position - b.endpoint.position)
      .map((seat) => [seat.endpoint.endpointId, seat] as const),
  );

const now =
  (presence: SeatState) =>
  (seat: Seat): Seat => ({ ...seat, presence });

/** Who is expected, who is there, who went away. */
export const seats: Topic<Seats, FactOf<'seats'>['type'], Nothing, SeatPlaceView> = {
  initial: (opening) => inOrder(opening.expected.map(expected)),
  folds: {
    endpointAdded: (state, { endpoint }) => inOrder([...state.values(), expected(endpoint)]),
    endpointJoined: (state, { endpointId }, { at }) =>
      withEntry(state, endpointId, now({ state: 'present', since: at })),
    endpointResumed: (state, { endpointId }, { at }) =>
      withEntry(state, endpointId, now({ state: 'present', since: at })),
    endpointDropped: (state, fact, { at }) =>
      withEntry(state, fact.endpointId, now({ state: 'dropped', since: awayFrom(fact, at), cause: fact.cause })),
    endpointLeft: (state, { endpointId }, { at }) => withEntry(state, endpointId, now({ state: 'left', since: at })),
    seatTaken: unchanged,
    meetingClosed: (state, _fact, { at }) =>
      withAll(state, (seat) => (seat.presence.state === 'expected' ? seat : now({ state: 'left', since: at })(seat))),
    hubReturned: (state, { downSince }) =>
      withAll(state, (seat) =>
        isPresent(seat) ? now({ state: 'dropped', since: downSince, cause: 'hub' })(seat) : seat,
      ),
  },
  view: nothing,
  seatView: (_meeting, { endpoint: { endpointId, name, leads }, presence }) => ({
    endpointId,
    name,
    leads,
    seat: presence,
  }),
  lines: {
    endpointAdded: ({ endpoint }) => ofEndpoint(endpoint, endpoint.name),
    endpointJoined: (fact) => ofEndpoint(fact),
    endpointResumed: (fact) => ofEndpoint(fact),
    endpointDropped: (fact) => ofEndpoint(fact, fact.cause),
    endpointLeft: (fact) => ofEndpoint(fact),
    seatTaken: (fact) => ofEndpoint(fact),
  },
};
