import type { RungLimit, SeatLadderView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofEndpoint, type Nothing, type Topic } from '../topic.ts';
import type { Limits } from './state.ts';

/** How much endpoints receive at most, as people have set it: for the whole meeting, until it is taken back. */
export const ladder: Topic<Limits, FactOf<'ladder'>['type'], Nothing, Pick<SeatLadderView, 'rungLimit'>> = {
  initial: () => new Map(),
  folds: {
    receptionLimited: (limits, { endpointId, rung, actor }) => {
      const others = [...limits].filter(([each]) => each !== endpointId);
      if (rung === 'full') return new Map(others);
      const by: RungLimit['by'] = actor.by === 'endpoint' && actor.endpointId === endpointId ? 'own' : 'others';
      return new Map([...others, [endpointId, { rung, by }]]);
    },
  },
  view: nothing,
  seatView: (meeting, { endpoint: { endpointId } }) => {
    const rungLimit = meeting.ladder.get(endpointId);
    return rungLimit === undefined ? {} : { rungLimit };
  },
  lines: {
    receptionLimited: (fact) => ofEndpoint(fact, fact.rung),
  },
};
