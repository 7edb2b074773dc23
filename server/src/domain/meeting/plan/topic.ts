import type { PlanView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofAll, type Nothing, type Topic } from '../topic.ts';
import { beginning, extendedEnd, minuteMs } from './planning.ts';
import type { Planning } from './state.ts';

/** When the meeting is to be over, as was planned and extended; nothing falls due by it. */
export const plan: Topic<Planning, FactOf<'plan'>['type'], PlanView, Nothing> = {
  initial: () => null,
  folds: {
    endPlanned: (_state, { minutes }, { before: { course } }) =>
      minutes === null ? null : { minutes, endsAt: beginning(course) + minutes * minuteMs, extensions: [] },
    meetingExtended: (state, { minutes }, { at }) =>
      state === null
        ? null
        : {
            ...state,
            endsAt: extendedEnd(state.endsAt, at, minutes),
            extensions: [...state.extensions, { at, minutes, from: state.endsAt }],
          },
    extensionTakenBack: (state) => {
      const last = state?.extensions.at(-1);
      return state === null || last === undefined
        ? state
        : { ...state, endsAt: last.from, extensions: state.extensions.slice(0, -1) };
    },
  },
  view: ({ plan: planned }) => {
    if (planned === null) return {};
    const { endsAt, minutes, extensions } = planned;
    const last = extensions.at(-1);
    return {
      plan: {
        ...{ endsAt, minutes },
        extendedMinutes: extensions.reduce((sum, each) => sum + each.minutes, 0),
        ...(last === undefined ? {} : { last: { minutes: last.minutes, at: last.at } }),
      },
    };
  },
  seatView: nothing,
  lines: {
    endPlanned: ({ minutes }) => ofAll(minutes === null ? '' : String(minutes)),
    meetingExtended: ({ minutes }) => ofAll(String(minutes)),
    extensionTakenBack: ({ minutes }) => ofAll(String(minutes)),
  },
};
