import {
  checkpointsApartSeconds,
  type CheckpointsView,
  type EndpointId,
  type SeatCheckpointsView,
} from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { ofAll, ofEndpoint, type Topic } from '../topic.ts';
import { checkpointsDue } from './confirming.ts';
import { pauseMs } from './drawing.ts';
import type { Checkpoints } from './state.ts';

const none: Checkpoints = { setting: null, next: null, open: null, restUntil: 0, counts: new Map() };

const apartMs = checkpointsApartSeconds * 1000;

/** One that stands ends, and none begins for a while. */
const rest = (state: Checkpoints, at: number): Checkpoints => ({ ...state, open: null, restUntil: at + apartMs });

/** The next one after a pause that is drawn. */
const drawNext = (state: Checkpoints, at: number): Checkpoints => {
  const { setting } = state;
  if (setting === null) return { ...state, next: null, open: null };
  const { seed, drawn, everyMinutes } = setting;
  return {
    ...state,
    setting: { ...setting, drawn: drawn + 1 },
    next: Math.max(at + pauseMs(seed, drawn, everyMinutes), state.restUntil),
    open: null,
  };
};

const counted = (state: Checkpoints, endpointId: EndpointId, confirmed: number): Checkpoints['counts'] => {
  const count = state.counts.get(endpointId) ?? { confirmed: 0, of: 0 };
  return new Map(state.counts).set(endpointId, { confirmed: count.confirmed + confirmed, of: count.of + 1 });
};

/** When presence was to be confirmed, who did so, and who did not. */
export const checkpoints: Topic<Checkpoints, FactOf<'checkpoints'>['type'], CheckpointsView, SeatCheckpointsView> = {
  initial: () => none,
  folds: {
    checkpointsSet: (state, { everyMinutes, answerMinutes, seed }, { at, before }) => {
      const set = { ...state, setting: { everyMinutes, answerMinutes, seed, drawn: 0 } };
      // One that stands goes on, and in a break none begins.
      return state.open === null && before.course.phase.phase === 'running' ? drawNext(set, at) : set;
    },
    checkpointsStopped: (state, _fact, { at }) => ({
      ...(state.open === null ? state : rest(state, at)),
      setting: null,
      next: null,
    }),
    checkpointBegan: (state, _fact, { at }) => {
      const { setting } = state;
      if (setting === null) return state;
      const until = at + setting.answerMinutes * 60_000;
      return { ...state, next: null, open: { since: at, until, confirmed: new Map() } };
    },
    presenceConfirmed: (state, { endpointId }, { at }) =>
      state.open === null
        ? state
        : { ...state, open: { ...state.open, confirmed: new Map(state.open.confirmed).set(endpointId, at) } },
    presenceMissed: (state, { endpointId }) => ({ ...state, counts: counted(state, endpointId, 0) }),
    checkpointEnded: (state, _fact, { at }) => {
      const confirmed = [...(state.open?.confirmed.keys() ?? [])];
      const counts = confirmed.reduce((all, each) => counted({ ...state, counts: all }, each, 1), state.counts);
      return drawNext(rest({ ...state, counts }, at), at);
    },

    breakStarted: (state) => ({ ...state, next: null, open: null }),
    breakEnded: (state, _fact, { at }) => drawNext(rest(state, at), at),
    // Pages need a while until they are back: whoever is asked has the whole time once more.
    hubReturned: (state, _fact, { at }) => ({
      ...state,
      next: state.next === null ? null : Math.max(state.next, at + apartMs),
      open: state.open === null ? null : { ...state.open, until: at + (state.setting?.answerMinutes ?? 1) * 60_000 },
    }),
    meetingClosed: (state) => ({ ...state, setting: null, next: null, open: null }),
  },
  view: ({ checkpoints: { open, setting } }, audience) => ({
    checkpoint: open === null ? null : { since: open.since, until: open.until },
    checkpoints:
      setting === null || audience === 'seat'
        ? null
        : { everyMinutes: setting.everyMinutes, answerMinutes: setting.answerMinutes },
  }),
  seatView: ({ checkpoints: { open, counts } }, { endpoint: { endpointId } }, audience) => {
    const confirmedAt = open?.confirmed.get(endpointId);
    const confirmed = audience === 'seat' ? undefined : counts.get(endpointId);
    return {
      ...(confirmedAt === undefined ? {} : { confirmedAt }),
      ...(confirmed === undefined ? {} : { confirmed }),
    };
  },
  lines: {
    checkpointsSet: ({ everyMinutes, answerMinutes }) => ofAll(`${everyMinutes} ${answerMinutes}`),
    checkpointsStopped: () => ofAll(),
    checkpointBegan: () => ofAll(),
    presenceConfirmed: (fact) => ofEndpoint(fact),
    presenceMissed: (fact) => ofEndpoint(fact, fact.cause),
    checkpointEnded: () => ofAll(),
  },
  due: checkpointsDue,
};
