import type { EndpointId, SeatTroublesView, StandingTrouble } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofEndpoint, type Nothing, type StoryLine, type Topic } from '../topic.ts';
import type { Troubles } from './state.ts';

type TroubleFact = FactOf<'troubles'>;

const without = (state: Troubles, { endpointId }: { readonly endpointId: EndpointId }): Troubles =>
  new Map([...state].filter(([each]) => each !== endpointId));

const otherThan = (state: Troubles, { endpointId, source }: TroubleFact): readonly StandingTrouble[] =>
  (state.get(endpointId) ?? []).filter((each) => each.source !== source);

const line = (fact: TroubleFact): StoryLine => ofEndpoint(fact, `${fact.source} ${fact.trouble} ${fact.since}`);

/** What is wrong with what endpoints send. */
export const troubles: Topic<Troubles, TroubleFact['type'], Nothing, SeatTroublesView> = {
  initial: () => new Map(),
  folds: {
    troubleBegan: (state, fact) => {
      const { endpointId, source, trouble, since } = fact;
      return new Map(state).set(endpointId, [...otherThan(state, fact), { source, trouble, since }]);
    },
    troubleEnded: (state, fact) => {
      const left = otherThan(state, fact);
      return left.length === 0 ? without(state, fact) : new Map(state).set(fact.endpointId, left);
    },
    endpointDropped: without,
    endpointLeft: without,
    hubReturned: () => new Map(),
    meetingClosed: () => new Map(),
  },
  view: nothing,
  seatView: (meeting, { endpoint }) => {
    const standing = meeting.troubles.get(endpoint.endpointId);
    return standing === undefined ? {} : { troubles: [...standing] };
  },
  lines: { troubleBegan: line, troubleEnded: line },
};
