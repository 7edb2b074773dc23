import type { EndpointId, EntryView, LockView, SeatEntryView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { ofAll, ofEndpoint, type Moment, type Topic } from '../topic.ts';
import type { Lock } from './state.ts';

const open: Lock = { since: null, entries: new Map() };

const stands =
  (now: EntryView['stands']) =>
  (state: Lock, { endpointId }: { readonly endpointId: EndpointId }, { at }: Pick<Moment, 'at'>): Lock => ({
    ...state,
    entries: new Map(state.entries).set(endpointId, { stands: now, since: at }),
  });
const admitted = stands('admitted');

const come = (state: Lock, { endpointId }: { readonly endpointId: EndpointId }): Lock =>
  state.entries.has(endpointId)
    ? { ...state, entries: new Map([...state.entries].filter(([each]) => each !== endpointId)) }
    : state;

/** Whether the meeting is locked, and who stands before it. */
export const lock: Topic<Lock, FactOf<'lock'>['type'], LockView, SeatEntryView> = {
  initial: () => open,
  folds: {
    meetingLocked: (_state, _fact, { at }) => ({ ...open, since: at }),
    meetingUnlocked: () => open,
    entryAsked: stands('asking'),
    endpointAdmitted: admitted,
    endpointTurnedAway: stands('turned-away'),

    // Whoever conducts has just chosen it.
    endpointAdded: (state, { endpoint }, moment) => (state.since === null ? state : admitted(state, endpoint, moment)),
    endpointJoined: come,
    endpointResumed: come,
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
