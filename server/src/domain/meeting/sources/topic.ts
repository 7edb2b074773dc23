import { kindOf, type EndpointId, type SeatSourcesView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { hasFloor } from '../floor/state.ts';
import { speaksFreely } from '../leading/acting.ts';
import { nothing, ofEndpoint, withAll, withEntry, type Moment, type Nothing, type Topic } from '../topic.ts';
import { sends, type Sending, type Sources } from './state.ts';

const silent: Sending = { sending: new Set(), heldBack: new Set() };

const withOne = <Each>(all: ReadonlySet<Each>, one: Each): ReadonlySet<Each> => new Set(all).add(one);

const without = <Each>(all: ReadonlySet<Each>, one: Each): ReadonlySet<Each> =>
  new Set([...all].filter((each) => each !== one));

const stopped = (each: Sending): Sending => ({ ...each, sending: new Set() });

const holdBack = (each: Sending): Sending => ({ ...each, heldBack: withOne(each.heldBack, 'microphone') });

const letGo = (each: Sending): Sending => ({ ...each, heldBack: without(each.heldBack, 'microphone') });

const communesHeldBack = (state: Sources, { before }: Moment): Sources =>
  withAll(state, (each, endpointId) => (speaksFreely(before, endpointId) ? each : holdBack(each)));

/** A seat whose endpoint is away sends nothing; what it sends again when it comes back is its page's wish, within its right. */
const away = (state: Sources, { endpointId }: { readonly endpointId: EndpointId }): Sources =>
  withEntry(state, endpointId, stopped);

/** What endpoints send. */
export const sources: Topic<Sources, FactOf<'sources'>['type'], Nothing, SeatSourcesView> = {
  initial: ({ expected }) => new Map(expected.map(({ endpointId }) => [endpointId, silent])),
  folds: {
    sendingStarted: (state, { endpointId, source, shut = false }) =>
      withEntry(state, endpointId, ({ sending, heldBack }) => ({
        sending: withOne(sending, source),
        heldBack: shut ? heldBack : without(heldBack, kindOf(source)),
      })),
    sendingStopped: (state, { endpointId, source, cause }) =>
      withEntry(state, endpointId, ({ sending, heldBack }) => ({
        sending: without(sending, source),
        heldBack: cause === 'taken' || cause === 'stopped-by-chair' ? withOne(heldBack, kindOf(source)) : heldBack,
      })),
    microphoneOpened: (state, { endpointId }) => withEntry(state, endpointId, letGo),
    microphoneWithheld: (state, { endpointId }) => withEntry(state, endpointId, holdBack),
    allMicrophonesWithheld: (state, _fact, moment) => communesHeldBack(state, moment),
    floorModeChanged: (state, _fact, moment) => communesHeldBack(state, moment),
    floorGiven: (state, { endpointId }) => withEntry(state, endpointId, letGo),
    floorEnded: (state, { endpointId }) => withEntry(state, endpointId, holdBack),
    // Whoever has the floor again by it, and had it not, is held back no longer, unless the chair has muted it besides.
    floorUndone: (state, _fact, { before: { floor, microphones } }) =>
      (floor.undo?.without.holders ?? [])
        .filter(({ endpointId }) => !hasFloor(floor, endpointId))
        .filter(({ endpointId }) => microphones.of.get(endpointId)?.right !== 'withheld')
        .reduce((now, { endpointId }) => withEntry(now, endpointId, letGo), state),
    endpointAdded: (state, { endpoint }) => new Map(state).set(endpoint.endpointId, silent),
    endpointDropped: away,
    endpointLeft: away,
    seatTaken: away,
    meetingClosed: (state) => withAll(state, stopped),
    hubReturned: (state) => withAll(state, stopped),
  },
  view: nothing,
  seatView: (meeting, { endpoint }) => ({
    camera: sends(meeting.sources, endpoint.endpointId, 'camera') ? 'on' : 'off',
    sources: [...(meeting.sources.get(endpoint.endpointId)?.sending ?? [])].toSorted(),
  }),
  lines: {
    sendingStarted: (fact) => ofEndpoint(fact, fact.source),
    sendingStopped: (fact) => ofEndpoint(fact, `${fact.source} ${fact.cause}`),
  },
};
