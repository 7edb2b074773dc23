import type { EndpointId, LockView, SeatEntryView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { ofAll, ofEndpoint, type Topic } from '../topic.ts';
import type { Lock } from './state.ts';

const open: Lock = { since: null, admitted: new Set(), entries: new Map() };

const withoutEntry = (state: Lock, endpointId: EndpointId): Lock =>
  state.entries.has(endpointId)
    ? { ...state, entries: new Map([...state.entries].filter(([each]) => each !== endpointId)) }
    : state;

const admitted = (state: Lock, endpointId: EndpointId): Lock => ({
  ...withoutEntry(state, endpointId),
  admitted: new Set([...state.admitted, endpointId]),
});

const notAdmitted = (state: Lock, endpointId: EndpointId): Lock =>
  state.admitted.has(endpointId)
    ? { ...state, admitted: new Set([...state.admitted].filter((each) => each !== endpointId)) }
    : state;

/** Whether the meeting is locked, and who stands before it. */
export const lock: Topic<Lock, FactOf<'lock'>['type'], LockView, SeatEntryView> = {
  initial: () => open,
  folds: {
    meetingLocked: (_state, _fact, { at }) => ({ ...open, since: at }),
    meetingUnlocked: () => open,
    entryAsked: (state, { endpointId }, { at }) => ({
      ...state,
      entries: new Map(state.entries).set(endpointId, { stands: 'asking', since: at }),
    }),
    endpointAdmitted: (state, { endpointId }) => admitted(state, endpointId),
    endpointTurnedAway: (state, { endpointId }, { at }) => ({
      ...notAdmitted(state, endpointId),
      entries: new Map(state.entries).set(endpointId, { stands: 'turned-away', since: at }),
    }),

    // Whoever conducts has just chosen it.
    endpointAdded: (state, { endpoint }) => (state.since === null ? state : admitted(state, endpoint.endpointId)),
    endpointJoined: (state, { endpointId }) => withoutEntry(state, endpointId),
    endpointResumed: (state, { endpointId }) => withoutEntry(state, endpointId),
    endpointLeft: (state, { endpointId }) => notAdmitted(state, endpointId),
    meetingClosed: () => open,
  },
  view: ({ lock: { since } }) => ({ lock: since === null ? null : { since } }),
  seatView: (meeting, { endpoint: { endpointId } }, audience) => {
    const entry = meeting.lock.entries.get(endpointId);
    return entry === undefined || audience === 'seat' ? {} : { entry };
  },
  lines: {
    meetingLocked: () => ofAll(),
    meetingUnlocked: () => ofAll(),
    entryAsked: (fact) => ofEndpoint(fact),
    endpointAdmitted: (fact) => ofEndpoint(fact),
    endpointTurnedAway: (fact) => ofEndpoint(fact),
  },
};
