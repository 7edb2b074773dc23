import {
  usualFloorSeconds,
  type Audience,
  type EndpointId,
  type Instant,
  type ListedSpeaker,
  type SpeakersView,
  type SpeakerWish,
} from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import type { FloorState } from '../floor/state.ts';
import { nothing, ofAll, ofEndpoint, type Moment, type Nothing, type StoryLine, type Topic } from '../topic.ts';
import { goingOn } from './calling.ts';
import { entryOf, type List, type Speakers } from './state.ts';
import * as steps from './steps.ts';

/** What befalls an endpoint, or whoever keeps the list has set besides: it holds as well if the last act is undone. */
const befalls = (state: Speakers, step: steps.Step): Speakers => ({
  ...state,
  list: step(state.list),
  without: state.without === null ? null : step(state.without),
});

/** What whoever conducts does; an act begins with the fact that names it. */
const does = (state: Speakers, step: steps.Step, begins: boolean): Speakers => ({
  ...state,
  list: step(state.list),
  without: begins ? state.list : state.without,
});

/** A step of a walk of the roll changes the floor alone. */
const walked = (state: Speakers, { act }: { readonly act?: 'roll' | undefined }): Speakers =>
  does(state, steps.same, act !== undefined);

/** Several steps one after the other. */
const each =
  <One>(all: readonly One[], stepOf: (one: One) => steps.Step): steps.Step =>
  (list) =>
    all.reduce((now, one) => stepOf(one)(now), list);

const sinceOf = ({ before: { floor } }: Moment, endpointId: EndpointId, at: Instant): Instant | null =>
  floor.holders.some((holder) => holder.endpointId === endpointId) ? at : null;

/** They stand at the end of the list, in this order. */
const listed = (wishes: readonly SpeakerWish[], moment: Moment): steps.Step =>
  each(wishes, (wish) => steps.listStep(wish, sinceOf(moment, wish.endpointId, moment.at)));

/** Whoever has the floor and is away. */
const isAway = ({ holders }: Pick<FloorState, 'holders'>, endpointId: EndpointId): boolean =>
  holders.some((holder) => holder.endpointId === endpointId && holder.awayUntil !== null);

/** Whoever comes back too late has lost the floor by that (`floor/steps.ts`). */
const lostBy = ({ holders }: Pick<FloorState, 'holders'>, endpointId: EndpointId, at: Instant): boolean =>
  holders.some((holder) => holder.endpointId === endpointId && holder.awayUntil !== null && at > holder.awayUntil);

const returns = (state: Speakers, { endpointId }: { readonly endpointId: EndpointId }, moment: Moment): Speakers => {
  const { at, before } = moment;
  const back =
    (floor: Pick<FloorState, 'holders'>): steps.Step =>
    (list) => {
      const now = lostBy(floor, endpointId, at) ? steps.endStep(endpointId, true, at)(list) : list;
      return steps.backStep(endpointId)(now);
    };
  const { floor } = before;
  const { list, without } = state;
  return {
    ...state,
    list: back(floor)(list),
    without: without === null ? null : back(floor.undo?.without ?? floor)(without),
  };
};

/** Communes are told who is still to come: on a thin line each entry is in the way of a voice, and how long others spoke is the chair's matter. */
const listFor = (list: List, audience: Audience): ListedSpeaker[] =>
  list.filter(({ stands }) => audience !== 'seat' || stands === 'waiting' || stands === 'speaking');

const ofOneOrMany = ([first, ...more]: readonly EndpointId[]): StoryLine =>
  first === undefined || more.length > 0 ? ofAll(String(more.length + 1)) : ofEndpoint({ endpointId: first });

/** Who is to speak one after the other, for how long and what about. Who speaks, and has spoken, it sees by the facts of the floor. */
export const speakers: Topic<Speakers, FactOf<'speakers'>['type'], SpeakersView, Nothing> = {
  initial: () => ({ list: [], without: null, byItself: false, held: false, insisted: new Set() }),
  folds: {
    speakersListed: (state, { speakers: wishes }, moment) => ({
      ...does(state, listed(wishes, moment), true),
      insisted: new Set([
        ...state.insisted,
        ...wishes.flatMap(({ endpointId }) => (entryOf(state, endpointId)?.stands === 'written' ? [endpointId] : [])),
      ]),
    }),
    speakersArranged: (state, { speakers: wishes }, moment) => does(state, listed(wishes, moment), true),
    speakerInWriting: (state, { endpointId }) => does(state, steps.writtenStep(endpointId), false),
    speakersUnlisted: (state, { endpointIds }) => does(state, each(endpointIds, steps.unlistStep), true),
    speakerMoved: (state, { endpointId, to }) => does(state, steps.moveStep(endpointId, to), true),
    speakerSet: (state, wish) => does(state, steps.setStep(wish), true),
    speakerSkipped: (state, { endpointId }) => does(state, steps.skipStep(endpointId), false),
    speakersPaced: (state, { byItself }) => ({ ...state, byItself }),

    floorGiven: (state, { endpointId, seconds, act }, { at, before }) => {
      // Whoever answers a call of the roll has not had its turn by that.
      if (before.roll.walk?.called === endpointId) return does(state, steps.same, act !== undefined);
      const topic = before.floor.queue.find((hand) => hand.endpointId === endpointId)?.topic ?? '';
      const wish = { endpointId, seconds: seconds ?? usualFloorSeconds, topic };
      return { ...does(state, steps.speakStep(wish, at), act !== undefined), held: false };
    },
    floorEnded: (state, { endpointId, cause, act }, { at, before }) => {
      const lost = cause === 'lapsed' || (cause === 'given-on' && isAway(before.floor, endpointId));
      const step = steps.endStep(endpointId, lost, at);
      return cause === 'own' || cause === 'lapsed' ? befalls(state, step) : does(state, step, act !== undefined);
    },
    floorModeChanged: (state, { act }, { at, before }) =>
      does(
        state,
        each(before.floor.holders, ({ endpointId, awayUntil }) => steps.endStep(endpointId, awayUntil !== null, at)),
        act !== undefined,
      ),
    handMoved: (state, { act }) => does(state, steps.same, act !== undefined),
    handLowered: (state, { act }) => does(state, steps.same, act !== undefined),
    rollBegan: walked,
    rollAnswered: walked,
    rollUnanswered: walked,
    rollEnded: walked,
    floorExtended: (state) => ({ ...state, held: false }),
    floorUndone: (state, { undone }) => ({
      ...state,
      list: state.without ?? state.list,
      without: null,
      held: state.held || undone !== 'list',
    }),

    endpointJoined: returns,
    endpointResumed: returns,
    endpointLeft: (state, { endpointId }, { at }) => befalls(state, steps.endStep(endpointId, false, at)),
    // Time that ran out while the hub was down takes the floor from nobody by itself.
    hubReturned: (state, { downSince }, { at }) => ({
      ...befalls(state, steps.downStep(downSince, at)),
      without: null,
      held: true,
    }),
    meetingClosed: (state, _fact, { at, before }) =>
      befalls(
        state,
        each(before.floor.holders, ({ endpointId }) => steps.endStep(endpointId, false, at)),
      ),
  },
  view: ({ speakers: { list, byItself } }, audience) => ({ speakers: { list: listFor(list, audience), byItself } }),
  seatView: nothing,
  lines: {
    speakersListed: (fact) => ofOneOrMany(fact.speakers.map(({ endpointId }) => endpointId)),
    speakersUnlisted: ({ endpointIds }) => ofOneOrMany(endpointIds),
    speakerMoved: (fact) => ofEndpoint(fact, String(fact.to + 1)),
    speakerSet: (fact) => ofEndpoint(fact, [fact.seconds, fact.topic].join(' ').trim()),
    speakerSkipped: (fact) => ofEndpoint(fact),
    speakersArranged: (fact) => ofAll(String(fact.speakers.length)),
    speakerInWriting: (fact) => ofEndpoint(fact),
    speakersPaced: ({ byItself }) => ofAll(byItself ? 'by-itself' : 'by-hand'),
  },
  due: goingOn,
};
