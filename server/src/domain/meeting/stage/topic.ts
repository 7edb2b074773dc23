import {
  bySpeaker,
  isOfKind,
  undoSeconds,
  type EndpointId,
  type Instant,
  type StageChoice,
  type WholeStageView,
} from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { hasFloor } from '../floor/state.ts';
import { screenSharer } from '../sources/state.ts';
import { nothing, ofAll, ofEndpoint, type Moment, type Nothing, type Topic } from '../topic.ts';
import { stageOf } from './stage-of.ts';
import { galleryDue, notQuiet, quietFrom, quietStill } from './quiet.ts';
import { shownChoice, type Quiet, type StageState, type Staging, type Tour } from './state.ts';
import { tourDue } from './touring.ts';

const plain = { choice: bySpeaker, tour: null, undo: null, beforeFloor: null } as const;

/** After the hub was away pages need a while until they are back: whoever is viewed is so for this long at least, in seconds. */
const returnSeconds = 15;

const stateOf = ({ choice, tour }: StageState): StageState => ({ choice, tour });

/** What somebody does; it can be undone for some seconds. */
const does = (staging: Staging, next: StageState, { at }: Moment): Staging => ({
  ...next,
  quiet: quietFrom(staging.quiet, at),
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
const givenFloor = (before: Staging, endpointId: EndpointId): Staging => {
  const staging = { ...before, quiet: notQuiet(before.quiet) };
  const shown = shownChoice(staging);
  const gives = shown.show === 'chair' || (shown.show === 'chosen' && !shown.endpoints.includes(endpointId));
  return gives || staging.tour !== null
    ? { ...staging, choice: bySpeaker, tour: null, undo: null, beforeFloor: stateOf(staging) }
    : { ...staging, beforeFloor: null };
};

/** The chair takes the word: it stands on the stage, but not instead of a screen. */
const chairSpoke = (staging: Staging): Staging => {
  const { show } = shownChoice(staging);
  return show === 'screen' || show === 'speaker-and-screen'
    ? { ...staging, beforeFloor: null }
    : { ...staging, choice: { show: 'chair' }, tour: null, undo: null, beforeFloor: stateOf(staging) };
};

const choiceLine = (choice: StageChoice) => {
  const [only, another] = choice.show === 'chosen' ? choice.endpoints : [];
  if (only === undefined) return ofAll(choice.show);
  return another === undefined
    ? ofEndpoint({ endpointId: only }, 'one')
    : ofAll(`several ${choice.show === 'chosen' ? choice.endpoints.length : 0}`);
};

/** Nobody has the floor any more: it is quiet from then on, unless somebody is heard. */
const quietAfter = ({ quiet }: Staging, { at, before }: Moment): Quiet =>
  before.speaker.speaking === null ? quietFrom(quiet, at) : notQuiet(quiet);

/** Whoever is heard just now, alone has the floor or shares a screen went away: it is quiet from then on, unless another is heard or has the floor. */
const gone = (state: Staging, { endpointId }: { readonly endpointId: EndpointId }, { at, before }: Moment): Staging => {
  const { speaking } = before.speaker;
  const heard = speaking !== null && speaking !== endpointId;
  const others = before.floor.holders.some((each) => each.endpointId !== endpointId);
  if (heard || others) return state;
  const held = hasFloor(before.floor, endpointId) || screenSharer(before.sources) === endpointId;
  return speaking === endpointId || held ? { ...state, quiet: quietFrom(state.quiet, at) } : state;
};

/** What was seen instead of the gallery is over: it is waited anew, where nobody speaks. */
const waitedAnew = (quiet: Quiet, at: Instant): Quiet => (quiet.since === null ? quiet : quietFrom(quiet, at));

const came = (state: Staging, _fact: unknown, { at }: Moment): Staging => ({
  ...state,
  quiet: quietStill(state.quiet, at),
});

/** What everybody sees large, as whoever conducts has it. */
export const stage: Topic<Staging, FactOf<'stage'>['type'], WholeStageView, Nothing> = {
  initial: ({ gallerySeconds = null }, at) => ({
    ...plain,
    quiet: { afterSeconds: gallerySeconds, since: at, gallery: false },
  }),
  folds: {
    stageSet: (state, { choice }, moment) => does(state, { choice, tour: null }, moment),
    tourBegan: (state, { stops, seconds }, moment) => {
      const [first, ...left] = stops;
      if (first === undefined) return state;
      return does(state, { choice: state.choice, tour: tourFrom(first, left, seconds, moment.at) }, moment);
    },
    tourMoved: (state, { endpointId }, { at }) => movedTo(state, endpointId, at),
    tourEnded: (state, { cause }, moment) =>
      cause === 'over'
        ? { ...state, tour: null, quiet: waitedAnew(state.quiet, moment.at) }
        : does(state, { choice: state.choice, tour: null }, moment),
    stageUndone: (state, _fact, { at }) =>
      state.undo === null
        ? state
        : { ...state.undo.without, undo: null, beforeFloor: null, quiet: quietFrom(state.quiet, at) },
    galleryBegan: (state) => ({ ...state, quiet: { ...state.quiet, gallery: true } }),

    speakerChanged: (state, { endpointId }, { at }) => ({
      ...state,
      quiet: endpointId === null ? quietFrom(state.quiet, at) : notQuiet(state.quiet),
    }),
    sendingStarted: (state, { source }, { at }) =>
      isOfKind(source, 'screen') ? { ...state, quiet: waitedAnew(state.quiet, at) } : state,
    sendingStopped: (state, { source }, { at }) =>
      isOfKind(source, 'screen') ? { ...state, quiet: waitedAnew(state.quiet, at) } : state,
    rollEnded: (state, _fact, { at }) => ({ ...state, quiet: waitedAnew(state.quiet, at) }),
    endpointJoined: came,
    endpointResumed: came,
    endpointDropped: gone,
    endpointLeft: gone,
    seatTaken: gone,
    floorGiven: (state, { endpointId }) => givenFloor(state, endpointId),
    floorEnded: (state, { act }, moment) => {
      const quiet = quietAfter(state, moment);
      return act === 'chair' ? chairSpoke({ ...state, quiet }) : { ...state, quiet };
    },
    floorUndone: (state, _fact, moment) => ({
      ...state,
      ...state.beforeFloor,
      beforeFloor: null,
      quiet: quietAfter(state, moment),
    }),
    breakStarted: (state) => ({ ...state, tour: null, undo: null, quiet: notQuiet(state.quiet) }),
    breakEnded: (state, _fact, { at }) => ({ ...state, quiet: quietFrom(state.quiet, at) }),
    hubStood: (state, _fact, { at }) => ({ ...state, quiet: quietFrom(state.quiet, at) }),
    hubReturned: (state, _fact, { at }) => ({
      ...state,
      quiet: quietFrom(state.quiet, at),
      undo: null,
      tour:
        state.tour === null ? null : { ...state.tour, until: at + Math.max(state.tour.seconds, returnSeconds) * 1000 },
    }),
    meetingClosed: ({ quiet }) => ({ ...plain, quiet: notQuiet(quiet) }),
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
    galleryBegan: () => ofAll(),
  },
  due: (meeting) => [...tourDue(meeting), ...galleryDue(meeting)],
};
