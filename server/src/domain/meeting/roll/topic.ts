import { rollWaitsSeconds, type EndpointId, type RollView, type SeatRollView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { ofAll, ofEndpoint, type Moment, type Topic } from '../topic.ts';
import type { Answer, Roll, Walk, Walking } from './state.ts';
import { walkDue } from './walking.ts';

const none: Roll = { walk: null, answers: new Map(), without: null, phones: new Map() };

const untilOf = (at: number): number => at + rollWaitsSeconds * 1000;

/** What whoever conducts does; a step that can be undone begins with the fact that names it. */
const does = (roll: Roll, next: Partial<Walking>, act: 'roll' | undefined): Roll => ({
  ...roll,
  ...next,
  without: act === undefined ? roll.without : { walk: roll.walk, answers: roll.answers },
});

const said = ({ answers }: Roll, endpointId: EndpointId, answer: Answer): Partial<Walking> => ({
  answers: new Map(answers).set(endpointId, answer),
});

const freeTalk = ({ floor, microphones }: Moment['before']): Walk['freeTalk'] =>
  floor.mode !== 'discussion'
    ? null
    : {
        all: microphones.all,
        withheld: [...microphones.of].filter(([, { right }]) => right === 'withheld').map(([endpointId]) => endpointId),
      };

const withoutPhone = (roll: Roll, { endpointId }: { readonly endpointId: EndpointId }): Roll => {
  if (!roll.phones.has(endpointId)) return roll;
  return { ...roll, phones: new Map([...roll.phones].filter(([each]) => each !== endpointId)) };
};

/** Who was called when the roll was walked, who answered, and who attends by telephone. */
export const roll: Topic<Roll, FactOf<'roll'>['type'], RollView, SeatRollView> = {
  initial: () => none,
  folds: {
    rollBegan: (state, { whom, stops, act }, { at, before }) => {
      const [called, ...left] = stops;
      if (called === undefined) return state;
      const walk = { called, left, until: untilOf(at), freeTalk: freeTalk(before) };
      return does(state, { walk, answers: whom === 'all' ? new Map() : state.answers }, act);
    },
    rollCalled: (state, { endpointId }, { at }) => {
      const { walk } = state;
      if (walk === null) return state;
      const left = walk.left.slice(walk.left.indexOf(endpointId) + 1);
      return does(state, { walk: { ...walk, called: endpointId, left, until: untilOf(at) } }, undefined);
    },
    rollAnswered: (state, { endpointId, act }, { at }) =>
      does(state, said(state, endpointId, { stands: 'answered', at }), act),
    rollUnanswered: (state, { endpointId, act }, { at }) =>
      does(state, said(state, endpointId, { stands: 'missed', at }), act),
    rollEnded: (state, { act }) => does(state, { walk: null }, act),
    phoneAttended: (state, { endpointId }, { at }) => ({
      ...state,
      phones: new Map(state.phones).set(endpointId, at),
    }),
    phoneEnded: withoutPhone,

    floorUndone: (state, { undone }) =>
      undone === 'roll' && state.without !== null ? { ...state, ...state.without, without: null } : state,
    endpointJoined: withoutPhone,
    endpointResumed: withoutPhone,
    // Pages need a while until they are back, and so do those who conduct.
    hubReturned: (state, _fact, { at }) => ({
      ...state,
      without: null,
      walk: state.walk === null ? null : { ...state.walk, until: untilOf(at) },
    }),
    meetingClosed: (state) => ({ ...state, walk: null, without: null }),
  },
  view: ({ roll: { walk } }) => ({ roll: walk === null ? null : { called: walk.called, left: walk.left.length } }),
  seatView: ({ roll: { answers, phones } }, { endpoint: { endpointId } }, audience) => {
    if (audience === 'seat') return {};
    const rollCall = answers.get(endpointId);
    const since = phones.get(endpointId);
    return {
      ...(rollCall === undefined ? {} : { rollCall }),
      ...(since === undefined ? {} : { byPhone: { since } }),
    };
  },
  lines: {
    rollBegan: ({ whom }) => ofAll(whom),
    rollCalled: (fact) => ofEndpoint(fact),
    rollAnswered: (fact) => ofEndpoint(fact),
    rollUnanswered: (fact) => ofEndpoint(fact, fact.cause),
    rollEnded: ({ cause }) => ofAll(cause),
    phoneAttended: (fact) => ofEndpoint(fact),
    phoneEnded: (fact) => ofEndpoint(fact),
  },
  due: walkDue,
};
