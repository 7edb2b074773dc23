import type { EndpointId } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofEndpoint, type Nothing, type StoryLine, type Topic } from '../topic.ts';
import type { Outages } from './state.ts';

type OutageFact = FactOf<'outages'>;

const without = (state: Outages, { endpointId }: { readonly endpointId: EndpointId }): Outages =>
  state.has(endpointId) ? new Map([...state].filter(([each]) => each !== endpointId)) : state;

const none = (): Outages => new Map();

const line = (fact: OutageFact): StoryLine =>
  ofEndpoint(fact, fact.cause === undefined ? `${fact.since}` : `${fact.since} ${fact.cause}`);

/** By whose media nothing comes, while their pages are in contact. Its part of the view stands with what is only seen (`view.ts`). */
export const outages: Topic<Outages, OutageFact['type'], Nothing, Nothing> = {
  initial: none,
  folds: {
    mediaOutageBegan: (state, { endpointId, since, cause }) =>
      new Map(state).set(endpointId, cause === undefined ? { since } : { since, cause }),
    mediaOutageEnded: without,
    endpointDropped: without,
    endpointLeft: without,
    hubReturned: none,
    meetingClosed: none,
  },
  view: nothing,
  seatView: nothing,
  lines: { mediaOutageBegan: line, mediaOutageEnded: line },
};
