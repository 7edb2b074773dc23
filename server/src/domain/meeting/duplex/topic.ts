import type { SeatHalfDuplexView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofEndpoint, type Nothing, type Topic } from '../topic.ts';
import type { Duplex } from './state.ts';

/** Whose microphone gives way while others speak. */
export const duplex: Topic<Duplex, FactOf<'duplex'>['type'], Nothing, SeatHalfDuplexView> = {
  initial: () => new Set(),
  folds: {
    halfDuplexSet: (state, { endpointId, on }) => {
      const others = [...state].filter((each) => each !== endpointId);
      return new Set(on ? [...others, endpointId] : others);
    },
  },
  view: nothing,
  seatView: (meeting, { endpoint }) => (meeting.duplex.has(endpoint.endpointId) ? { halfDuplex: true } : {}),
  lines: { halfDuplexSet: (fact) => ofEndpoint(fact, fact.on ? 'on' : 'off') },
};
