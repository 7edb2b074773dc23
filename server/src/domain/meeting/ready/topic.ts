import type { ReadyView, SeatReadyView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { ofAll, ofEndpoint, type Topic } from '../topic.ts';
import { readyDue } from './asking.ts';
import type { Ready } from './state.ts';

const over = (state: Ready): Ready => (state.since === null ? state : { ...state, since: null, answers: new Map() });

/** Whether all were asked if they are ready, and what they answered. */
export const ready: Topic<Ready, FactOf<'ready'>['type'], ReadyView, SeatReadyView> = {
  initial: () => ({ since: null, askedLast: null, answers: new Map() }),
  folds: {
    readyAsked: (_state, _fact, { at }) => ({ since: at, askedLast: at, answers: new Map() }),
    readyAnswered: (state, { endpointId, reason }, { at }) => ({
      ...state,
      answers: new Map(state.answers).set(endpointId, { reason, at }),
    }),
    readyEnded: over,

    breakEnded: over,
    meetingClosed: over,
    // Whoever comes anew, not back from a cut, has yet to be asked.
    endpointJoined: (state, { endpointId }) =>
      state.answers.has(endpointId)
        ? { ...state, answers: new Map([...state.answers].filter(([each]) => each !== endpointId)) }
        : state,
  },
  view: ({ ready: { since } }) => ({ ready: since === null ? null : { since } }),
  seatView: (meeting, { endpoint: { endpointId } }, audience) => {
    const answer = meeting.ready.answers.get(endpointId);
    if (answer === undefined) return {};
    const { reason, at } = answer;
    const stands = reason === null ? ('ready' as const) : ('not-ready' as const);
    return { ready: { stands, at, ...(reason === null || audience === 'seat' ? {} : { reason }) } };
  },
  lines: {
    readyAsked: () => ofAll(),
    readyAnswered: (fact) => ofEndpoint(fact, fact.reason ?? 'ready'),
    readyEnded: ({ cause }) => ofAll(cause),
  },
  due: readyDue,
};
