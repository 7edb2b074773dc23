import {
  floorGraceSeconds,
  type EndpointId,
  type FloorMode,
  type FloorSeconds,
  type Hand,
  type Instant,
} from '@diem-cau/shared';
import type { z } from 'zod';
import type { FloorState, Holder } from './state.ts';

/** A step from one state of the floor to the next; each is total. */
export type Step = (state: FloorState) => FloorState;

const graceMs = floorGraceSeconds * 1000;

const withoutHolder = (state: FloorState, endpointId: EndpointId): FloorState => ({
  ...state,
  holders: state.holders.filter((holder) => holder.endpointId !== endpointId),
});

const withoutHand = (state: FloorState, endpointId: EndpointId): FloorState => ({
  ...state,
  queue: state.queue.filter((hand) => hand.endpointId !== endpointId),
});

const withHolder = (state: FloorState, endpointId: EndpointId, change: (holder: Holder) => Holder): FloorState => ({
  ...state,
  holders: state.holders.map((holder) => (holder.endpointId === endpointId ? change(holder) : holder)),
});

/** Whoever lost the floor while it was away stands at the head of the queue. */
const atHead = (state: FloorState, endpointId: EndpointId, since: Instant): FloorState => {
  const hand: Hand = { endpointId, since, topic: '', debate: false };
  const known = state.queue.find((each) => each.endpointId === endpointId);
  return { ...state, queue: [known ?? hand, ...withoutHand(state, endpointId).queue] };
};

/** Another mode: nobody has the floor any more, hands stay up. */
export const modeStep =
  (mode: FloorMode): Step =>
  (state) => ({ ...state, mode, holders: [] });

/** A hand goes up at the end of the queue; one that is up keeps its place and says what about. */
export const raiseStep =
  (hand: Hand): Step =>
  (state) => {
    const up = state.queue.some(({ endpointId }) => endpointId === hand.endpointId);
    const said = (each: Hand): Hand =>
      each.endpointId === hand.endpointId ? { ...each, topic: hand.topic, debate: hand.debate } : each;
    return { ...state, queue: up ? state.queue.map(said) : [...state.queue, hand] };
  };

/** A hand goes down. */
export const lowerStep =
  (endpointId: EndpointId): Step =>
  (state) =>
    withoutHand(state, endpointId);

/** A hand moves to another place in the queue. */
export const moveStep =
  (endpointId: EndpointId, to: number): Step =>
  (state) => {
    const hand = state.queue.find((each) => each.endpointId === endpointId);
    return hand === undefined
      ? state
      : { ...state, queue: withoutHand(state, endpointId).queue.toSpliced(to, 0, hand) };
  };

/** An endpoint gets the floor; its hand goes down. */
export const giveStep =
  (
    given: Pick<Holder, 'endpointId' | 'by'> & { readonly seconds: z.infer<typeof FloorSeconds> | null },
    at: Instant,
  ): Step =>
  (state) => {
    const until = given.seconds === null ? null : at + given.seconds * 1000;
    const holder: Holder = { endpointId: given.endpointId, since: at, until, by: given.by, awayUntil: null };
    const before = withoutHand(withoutHolder(state, given.endpointId), given.endpointId);
    return { ...before, holders: [...before.holders, holder] };
  };

/** The same, and no hand goes down: whoever answers a call of the roll has not said what it asked to say. */
export const keepingHands =
  (step: Step): Step =>
  (state) => ({ ...step(state), queue: state.queue });

/** An endpoint's floor ends. Whoever is away meanwhile stands at the head of the queue, but for one that gave it back itself. */
export const endStep =
  (endpointId: EndpointId, cause: 'own' | 'taken-back' | 'given-on' | 'lapsed', at: Instant): Step =>
  (state) => {
    const holder = state.holders.find((each) => each.endpointId === endpointId);
    if (holder === undefined) return state;
    const ended = withoutHolder(state, endpointId);
    const lost = holder.awayUntil !== null && (cause === 'given-on' || cause === 'lapsed');
    return lost ? atHead(ended, endpointId, at) : ended;
  };

/** An endpoint has more time; from now on where its time had run out, or had no end. */
export const extendStep =
  (endpointId: EndpointId, seconds: number, at: Instant): Step =>
  (state) =>
    withHolder(state, endpointId, (holder) => ({
      ...holder,
      until: Math.max(holder.until ?? at, at) + seconds * 1000,
    }));

/** An endpoint dropped out: it gets its floor back if it returns in time. */
export const awayStep =
  (endpointId: EndpointId, at: Instant): Step =>
  (state) =>
    withHolder(state, endpointId, (holder) => ({ ...holder, awayUntil: at + graceMs }));

/** An endpoint is back: in time it has its floor again, too late it stands at the head of the queue. */
export const backStep =
  (endpointId: EndpointId, at: Instant): Step =>
  (state) => {
    const holder = state.holders.find((each) => each.endpointId === endpointId);
    if (holder === undefined || holder.awayUntil === null) return state;
    return at <= holder.awayUntil
      ? withHolder(state, endpointId, (each) => ({ ...each, awayUntil: null }))
      : endStep(endpointId, 'lapsed', at)(state);
  };

/** An endpoint left on purpose: it asks for nothing and has nothing any more. */
export const leaveStep =
  (endpointId: EndpointId): Step =>
  (state) =>
    withoutHand(withoutHolder(state, endpointId), endpointId);
