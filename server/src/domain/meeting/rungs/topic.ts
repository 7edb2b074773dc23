import type { EndpointId } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofEndpoint, type Nothing, type Topic } from '../topic.ts';
import type { Rungs } from './state.ts';

const without = (state: Rungs, { endpointId }: { readonly endpointId: EndpointId }): Rungs =>
  new Map([...state].filter(([each]) => each !== endpointId));

/** On which rungs endpoints have stood by themselves, for the record alone: pages are told at once, of what is on no record. */
export const rungs: Topic<Rungs, FactOf<'rungs'>['type'], Nothing, Nothing> = {
  initial: () => new Map(),
  folds: {
    rungChanged: (state, { endpointId, rung, by }) =>
      rung === 'full' ? without(state, { endpointId }) : new Map(state).set(endpointId, { rung, by }),
    endpointDropped: without,
    endpointLeft: without,
    seatTaken: without,
    hubReturned: () => new Map(),
    meetingClosed: () => new Map(),
  },
  view: nothing,
  seatView: nothing,
  lines: { rungChanged: (fact) => ofEndpoint(fact, `${fact.rung} ${fact.by}`) },
};
