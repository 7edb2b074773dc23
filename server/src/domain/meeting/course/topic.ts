import type { CourseView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofAll, unchanged, type Nothing, type Topic } from '../topic.ts';
import type { Course } from './state.ts';

const minuteMs = 60_000;

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
  }),
  folds: {
    meetingOpened: unchanged,
    capChanged: (state, { maxEndpoints }) => ({ ...state, maxEndpoints }),
    breakStarted: (state, _fact, { at }) => ({ ...state, phase: { phase: 'break', since: at } }),
    breakTimed: (state, { minutes, asksReady }, { at }) => {
      const { phase, since } = state.phase;
      if (phase !== 'break') return state;
      const until = minutes === null ? {} : { until: at + minutes * minuteMs, ...(asksReady ? { asksReady } : {}) };
      return { ...state, phase: { phase, since, ...until } };
    },
    breakEnded: (state, _fact, { at }) => ({ ...state, phase: { phase: 'running', since: at } }),
    meetingClosed: (state, _fact, { at }) => ({ ...state, phase: { phase: 'closed', since: at } }),
    hubReturned: unchanged,
    hubStood: unchanged,
    clockSet: unchanged,
  },
  view: ({ course: { title, type, policy, openedAt, phase, maxEndpoints } }) => ({
    title,
    type,
    policy,
    openedAt,
    phase,
    maxEndpoints,
  }),
  seatView: nothing,
  lines: {
    meetingOpened: ({ title }) => ofAll(title),
    capChanged: ({ maxEndpoints }) => ofAll(String(maxEndpoints)),
    breakStarted: () => ofAll(),
    breakTimed: ({ minutes }) => ofAll(minutes === null ? '' : String(minutes)),
    breakEnded: () => ofAll(),
    meetingClosed: () => ofAll(),
    hubReturned: ({ downSince }) => ofAll(String(downSince)),
    hubStood: ({ from }) => ofAll(String(from)),
    clockSet: ({ from, to }) => ofAll(`${from} ${to}`),
  },
};
