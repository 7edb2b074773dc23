import { undoSeconds, type EndpointId, type FloorView, type SeatFloorView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { isSilencedByItself } from '../microphones/right.ts';
import { ofAll, ofEndpoint, type Moment, type Topic } from '../topic.ts';
import { lapses } from './chairing.ts';
import type { Floor, FloorState, Undo } from './state.ts';
import * as steps from './steps.ts';

const free: Floor = { mode: 'discussion', holders: [], queue: [], undo: null };

/** What an endpoint does, or what befalls it: it holds as well if the chair's last act is undone. */
const befalls = (floor: Floor, step: steps.Step): Floor => ({
  ...step(floor),
  undo: floor.undo === null ? null : { ...floor.undo, without: step(floor.undo.without) },
});

const stateOf = ({ mode, holders, queue }: Floor): FloorState => ({ mode, holders, queue });

const withheldIn = ({ microphones }: Meeting): ReadonlySet<EndpointId> =>
  new Set([...microphones.of].filter(([, { right }]) => right === 'withheld').map(([endpointId]) => endpointId));

/** What the chair does; with the name of an act it is its first fact. */
const does = (floor: Floor, step: steps.Step, act: Undo['act'] | undefined, { at, before }: Moment): Floor => {
  const undo =
    act === undefined
      ? floor.undo
      : { act, until: at + undoSeconds * 1000, without: stateOf(floor), withheld: withheldIn(before) };
  return { ...step(floor), undo };
};

/** The list of speakers was changed: that is undone as an act upon the floor. */
const listed = (floor: Floor, _fact: unknown, moment: Moment): Floor => does(floor, (state) => state, 'list', moment);

/** A step of a walk of the roll begins: what it does to the floor follows. */
const walked = (floor: Floor, { act }: { readonly act?: Undo['act'] | undefined }, moment: Moment): Floor =>
  does(floor, (state) => state, act, moment);

/** Who may undo is told what can be undone. */
const undoFor = ({ floor: { undo } }: Meeting, audience: string): Pick<FloorView['floor'], 'undo'> => {
  if (audience === 'seat' || audience === 'technician') return {};
  return { undo: undo === null ? null : { act: undo.act, until: undo.until } };
};

/** Who asks to speak, who may, and for how long. */
export const floor: Topic<Floor, FactOf<'floor'>['type'], FloorView, SeatFloorView> = {
  initial: () => free,
  folds: {
    floorModeChanged: (state, { mode, act }, moment) => does(state, steps.modeStep(mode), act, moment),
    handRaised: (state, { endpointId, topic, debate }, { at }) =>
      befalls(state, steps.raiseStep({ endpointId, since: at, topic, debate })),
    handLowered: (state, { endpointId, cause, act }, moment) =>
      cause === 'own'
        ? befalls(state, steps.lowerStep(endpointId))
        : does(state, steps.lowerStep(endpointId), act, moment),
    handMoved: (state, { endpointId, to, act }, moment) => does(state, steps.moveStep(endpointId, to), act, moment),
    floorGiven: (state, fact, moment) => {
      const step = steps.giveStep(fact, moment.at);
      const called = moment.before.roll.walk?.called === fact.endpointId;
      return does(state, called ? steps.keepingHands(step) : step, fact.act, moment);
    },
    floorEnded: (state, { endpointId, cause, act }, moment) => {
      const step = steps.endStep(endpointId, cause, moment.at);
      return cause === 'own' || cause === 'lapsed' ? befalls(state, step) : does(state, step, act, moment);
    },
    floorExtended: (state, { endpointId, seconds }, { at }) =>
      befalls(state, steps.extendStep(endpointId, seconds, at)),
    floorUndone: (state) => (state.undo === null ? state : { ...state.undo.without, undo: null }),

    speakersListed: listed,
    speakersUnlisted: listed,
    speakerMoved: listed,
    speakerSet: listed,
    rollBegan: walked,
    rollAnswered: walked,
    rollUnanswered: walked,
    rollEnded: walked,
    speakersArranged: listed,

    endpointDropped: (state, { endpointId }, { at }) => befalls(state, steps.awayStep(endpointId, at)),
    endpointResumed: (state, { endpointId }, { at }) => befalls(state, steps.backStep(endpointId, at)),
    endpointLeft: (state, { endpointId }) => befalls(state, steps.leaveStep(endpointId)),
    hubReturned: (state, _fact, { at }) =>
      state.holders.reduce<Floor>((now, { endpointId }) => befalls(now, steps.awayStep(endpointId, at)), {
        ...state,
        undo: null,
      }),
    meetingClosed: () => free,
  },
  view: (meeting, audience) => ({
    floor: {
      mode: meeting.floor.mode,
      holders: meeting.floor.holders.map((holder) => ({ ...holder, ownOff: isSilencedByItself(meeting, holder) })),
      queue: [...meeting.floor.queue],
      ...undoFor(meeting, audience),
    },
  }),
  seatView: (_meeting, { endpoint }) => ({ mayBeOpened: endpoint.mayBeOpened ?? true }),
  lines: {
    floorModeChanged: ({ mode }) => ofAll(mode),
    handRaised: (fact) => ofEndpoint(fact, fact.topic),
    handLowered: (fact) => ofEndpoint(fact, fact.cause),
    handMoved: (fact) => ofEndpoint(fact, String(fact.to + 1)),
    floorGiven: (fact) => ofEndpoint(fact, fact.by),
    floorEnded: (fact) => ofEndpoint(fact, fact.cause),
    floorExtended: (fact) => ofEndpoint(fact, String(fact.seconds)),
    floorUndone: ({ undone }) => ofAll(undone),
  },
  due: lapses,
};
