import type { EndpointId, SeatLinkView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofEndpoint, type Nothing, type Topic } from '../topic.ts';
import type { Links } from './state.ts';

const without = (state: Links, { endpointId }: { readonly endpointId: EndpointId }): Links =>
  new Map([...state].filter(([each]) => each !== endpointId));

/** How good the lines are. */
export const links: Topic<Links, FactOf<'links'>['type'], Nothing, SeatLinkView> = {
  initial: () => new Map(),
  folds: {
    linkGraded: (state, { endpointId, grade }) => new Map(state).set(endpointId, grade),
    endpointDropped: without,
    endpointLeft: without,
    seatTaken: without,
    hubReturned: () => new Map(),
    meetingClosed: () => new Map(),
  },
  view: nothing,
  seatView: (meeting, { endpoint }, audience) =>
    audience === 'seat' ? {} : { link: meeting.links.get(endpoint.endpointId) ?? null },
  lines: { linkGraded: (fact) => ofEndpoint(fact, fact.grade) },
};
