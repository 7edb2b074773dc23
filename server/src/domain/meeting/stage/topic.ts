import {
  bySpeaker,
  undoSeconds,
  type EndpointId,
  type Instant,
  type StageChoice,
  type WholeStageView,
} from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofAll, ofEndpoint, type Moment, type Nothing, type Topic } from '../topic.ts';
import { stageOf } from './stage-of.ts';
import { shownChoice, type StageState, type Staging, type Tour } from './state.ts';
import { tourDue } from './touring.ts';

const plain: Staging = { choice: bySpeaker, tour: null, undo: null, beforeFloor: null };

/** After the hub was away pages need a while until they are back: whoever is viewed is so for this long at least, in seconds. */
const returnSeconds = 15;

const stateOf = ({ choice, tour }: StageState): StageState => ({ choice, tour });

/** What somebody does; it can be undone for some seconds. */
const does = (staging: Staging, next: StageState, { at }: Moment): Staging => ({
  ...next,
  undo: { until: at + undoSeconds * 1000, without: stateOf(staging) },
  beforeFloor: null,
});

const tourFrom = (endpointId: EndpointId, left: readonly EndpointId[], seconds: number, at: Instant): Tour => ({
  endpointId,
  left,
  seconds,
  until: at + seconds * 1000,
});

const movedTo = (staging: Staging, endpointId: EndpointId, at: Instant): Staging => {
  const { tour } = staging;
  if (tour === null) return staging;
  const left = tour.left.slice(tour.left.indexOf(endpointId) + 1);
  return { ...staging, tour: tourFrom(endpointId, left, tour.seconds, at) };
};

/** Whoever gets the floor stands on the stage: what shows others gives way, a screen does not. */
const givenFloor = (staging: Staging, endpointId: EndpointId): Staging => {
  const shown = shownChoice(staging);
  const gives = shown.show === 'chair' || (shown.show === 'chosen' && !shown.endpoints.includes(endpointId));
  return gives || staging.tour !== null
    ? { choice: bySpeaker, tour: null, undo: null, beforeFloor: stateOf(staging) }
    : { ...staging, beforeFloor: null };
};

/** The chair takes the word: it stands on the stage, but not instead of a screen. */
const chairSpoke = (staging: Staging): Staging => {
  const { show } = shownChoice(staging);
  return show === 'screen' || show === 'speaker-and-screen'
    ? { ...staging, beforeFloor: null }
    : { choice: { show: 'chair' }, tour: null, undo: null, beforeFloor: stateOf(staging) };
};

const choiceLine = (choice: StageChoice) => {
  const [only, another] = choice.show === 'chosen' ? choice.endpoints : [];
  if (only === undefined) return ofAll(choice.show);
  return another === undefined
    ? ofEndpoint({ endpointId: only }, 'one')
    : ofAll(`several ${choice.show === 'chosen' ? choice.endpoints.length : 0}`);
};

/** What everybody sees large, as whoever conducts has it. */
export const stage: Topic<Staging, FactOf<'stage'>['type'], WholeStageView, Nothing> = {
  initial: () => plain,
  folds: {
    stageSet: (state, { choice }, moment) => does(state, { choice, tour: null }, moment),
    tourBegan: (state, { stops, seconds }, moment) => {
      const [first, ...left] = stops;
      if (first === undefined) return state;
      return does(state, { choice: state.choice, tour: tourFrom(first, left, seconds, moment.at) }, moment);
    },
    tourMoved: (state, { endpointId }, { at }) => movedTo(state, endpointId, at),
    tourEnded: (state, { cause }, moment) =>
      cause === 'over' ? { ...state, tour: null } : does(state, { choice: state.choice, tour: null }, moment),
    stageUndone: (state) => (state.undo === null ? state : { ...state.undo.without, undo: null, beforeFloor: null }),

    floorGiven: (state, { endpointId }) => givenFloor(state, endpointId),
    floorEnded: (state, { act }) => (act === 'chair' ? chairSpoke(state) : state),
    floorUndone: (state) =>
      state.beforeFloor === null ? state : { ...state, ...state.beforeFloor, beforeFloor: null },
    breakStarted: (state) => ({ ...state, tour: null, undo: null }),
    hubReturned: (state, _fact, { at }) => ({
      ...state,
      undo: null,
      tour:
        state.tour === null ? null : { ...state.tour, until: at + Math.max(state.tour.seconds, returnSeconds) * 1000 },
    }),
    meetingClosed: () => plain,
  },
  view: (meeting, audience) => {
    const { tour, undo } = meeting.stage;
    const conducts = audience === 'room' || audience === 'desk';
    return {
      stage: {
        ...stageOf(meeting),
        ...(tour === null ? {} : { tour: { until: tour.until, left: tour.left.length } }),
        ...(undo === null || !conducts ? {} : { undo: { until: undo.until } }),
      },
    };
  },
  seatView: nothing,
  lines: {
    stageSet: ({ choice }) => choiceLine(choice),
    tourBegan: ({ seconds }) => ofAll(String(seconds)),
    tourMoved: (fact) => ofEndpoint(fact),
    tourEnded: ({ cause }) => ofAll(cause),
    stageUndone: () => ofAll(),
  },
  due: tourDue,
};
