import type { SeatRingView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofEndpoint, withAll, withEntry, type Nothing, type Topic } from '../topic.ts';
import { mostRings, ringDue } from './ringing.ts';
import type { Rings } from './state.ts';

const come = (state: Rings, { endpointId }: FactOf<'seats'> & { type: 'endpointJoined' | 'endpointResumed' }): Rings =>
  withEntry(state, endpointId, (ring) => ({ ...ring, stands: 'over' }));

/** Which missing endpoints were called, so that their waiting pages rang, and what came of it. */
export const rings: Topic<Rings, FactOf<'rings'>['type'], Nothing, SeatRingView> = {
  initial: () => new Map(),
  folds: {
    endpointRung: (state, { endpointId }, { at }) => {
      const begun = [...(state.get(endpointId)?.begun ?? []), at].slice(-mostRings.count);
      return new Map(state).set(endpointId, { stands: 'ringing', since: at, begun });
    },
    ringEnded: (state, { endpointId, cause }) =>
      withEntry(state, endpointId, (ring) => ({ ...ring, stands: cause === 'given-up' ? 'unanswered' : 'over' })),

    endpointJoined: come,
    endpointResumed: come,
    hubReturned: (state, _fact, { at }) =>
      withAll(state, (ring) => (ring.stands === 'ringing' ? { ...ring, stands: 'broken', since: at } : ring)),
    meetingClosed: () => new Map(),
  },
  view: nothing,
  seatView: (meeting, { endpoint: { endpointId } }, audience) => {
    const ring = meeting.rings.get(endpointId);
    return audience === 'seat' || (ring?.stands !== 'ringing' && ring?.stands !== 'unanswered')
      ? {}
      : { ring: { stands: ring.stands, since: ring.since } };
  },
  lines: {
    endpointRung: (fact) => ofEndpoint(fact),
    ringEnded: (fact) => ofEndpoint(fact, fact.cause),
  },
  due: ringDue,
};
