import type { CourseView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofAll, unchanged, type Moment, type Nothing, type Topic } from '../topic.ts';
import { emptyDue } from './emptiness.ts';
import type { Course } from './state.ts';

const minuteMs = 60_000;

/** Somebody did something about it. */
const touched = (state: Course, _fact: unknown, { at }: Moment): Course => ({ ...state, touchedAt: at });
/** Nobody could come meanwhile, or the instants of before are not as far away as they look. */
const countedAnew = (state: Course, _fact: unknown, { at }: Moment): Course => ({ ...state, countedFrom: at });

/** The meeting as a whole: its opening, its breaks, its closing, and what interrupted it. */
export const course: Topic<Course, FactOf<'course'>['type'], CourseView, Nothing> = {
  initial: (opening, at) => ({
    title: opening.title,
    type: opening.meetingType,
    policy: opening.policy,
    openedAt: at,
    scheduledAt: opening.scheduledAt ?? null,
    phase: { phase: 'running', since: at },
    maxEndpoints: opening.maxEndpoints,
    touchedAt: at,
    countedFrom: at,
    clockAheadMs: 0,
  }),
  folds: {
    meetingOpened: unchanged,
    capChanged: (state, { maxEndpoints }, { at }) => ({ ...state, maxEndpoints, touchedAt: at }),
    breakStarted: (state, _fact, { at }) => ({ ...state, phase: { phase: 'break', since: at }, touchedAt: at }),
    breakTimed: (state, { minutes, asksReady }, { at }) => {
      const { phase, since } = state.phase;
      if (phase !== 'break') return state;
      const until = minutes === null ? {} : { until: at + minutes * minuteMs, ...(asksReady ? { asksReady } : {}) };
      return { ...state, phase: { phase, since, ...until }, touchedAt: at };
    },
    breakEnded: (state, _fact, { at }) => ({ ...state, phase: { phase: 'running', since: at }, touchedAt: at }),
    meetingClosed: (state, _fact, { at }) => ({ ...state, phase: { phase: 'closed', since: at } }),
    hubReturned: countedAnew,
    hubStood: countedAnew,
    clockSet: (state, { from, to }, moment) => ({
      ...countedAnew(state, null, moment),
      clockAheadMs: state.clockAheadMs + to - from,
    }),

    endpointAdded: touched,
    meetingLocked: touched,
    meetingUnlocked: touched,
    endPlanned: touched,
    meetingExtended: touched,
    extensionTakenBack: touched,
    phoneAttended: touched,
    phoneEnded: touched,
  },
  view: ({ course: { title, type, policy, openedAt, phase, maxEndpoints, clockAheadMs } }) => ({
    title,
    type,
    policy,
    openedAt,
    phase,
    maxEndpoints,
    clockAheadMs,
  }),
  seatView: nothing,
  lines: {
    meetingOpened: ({ title }) => ofAll(title),
    capChanged: ({ maxEndpoints }) => ofAll(String(maxEndpoints)),
    breakStarted: () => ofAll(),
    breakTimed: ({ minutes }) => ofAll(minutes === null ? '' : String(minutes)),
    breakEnded: () => ofAll(),
    meetingClosed: ({ overSince }) => ofAll(overSince === undefined ? '' : String(overSince)),
    hubReturned: ({ downSince }) => ofAll(String(downSince)),
    hubStood: ({ from }) => ofAll(String(from)),
    clockSet: ({ from, to }) => ofAll(`${from} ${to}`),
  },
  due: emptyDue,
};
