import { isOfKind, ofKind, type EndpointId, type MicrophonesView, type SeatMicrophoneView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import type { ExpectedEndpoint } from '../expected-endpoint.ts';
import { hasFloor } from '../floor/state.ts';
import { speaksFreely } from '../leading/acting.ts';
import { isOpen, microphoneRight } from './right.ts';
import { ofAll, ofEndpoint, withAll, withEntry, type Moment, type Topic } from '../topic.ts';
import type { Sent } from '../sources/state.ts';
import type { Microphone, Microphones } from './state.ts';

const fresh = ({ leads }: ExpectedEndpoint, all: Microphones['all']): Microphone => ({
  open: false,
  right: leads ? 'free' : all,
});

const changed = (state: Microphones, endpointId: EndpointId, change: Partial<Microphone>): Microphones => ({
  ...state,
  of: withEntry(state.of, endpointId, (microphone) => ({ ...microphone, ...change })),
});

/** An endpoint that is away sends nothing; what it sends again when it comes back is its page's wish, within its right. */
const shut = (state: Microphones, { endpointId }: { readonly endpointId: EndpointId }): Microphones =>
  changed(state, endpointId, { open: false });

/** Whether a source that stops is the last microphone of its endpoint: only with that its voice is shut. */
const isLastOfVoice = ({ endpointId, source }: Sent, { before }: Moment): boolean =>
  isOfKind(source, 'microphone') &&
  ofKind(before.sources.get(endpointId)?.sending ?? [], 'microphone').every((each) => each === source);

/** Only the leading endpoint's stays as it is. */
const communesShut = (state: Microphones, { before }: Moment): Microphones => ({
  ...state,
  of: withAll(state.of, (microphone, endpointId) =>
    speaksFreely(before, endpointId) ? microphone : { ...microphone, open: false },
  ),
});

const allShut = (state: Microphones): Microphones => ({
  ...state,
  of: withAll(state.of, (microphone) => ({ ...microphone, open: false })),
});

const rightOfAll = (state: Microphones, right: Microphones['all'], { before }: Moment): Microphones => ({
  all: right,
  of: withAll(state.of, (microphone, endpointId) =>
    before.seats.get(endpointId)?.endpoint.leads === true ? microphone : { ...microphone, right },
  ),
});

/** Which microphones are open, and who may open one. */
export const microphones: Topic<Microphones, FactOf<'microphones'>['type'], MicrophonesView, SeatMicrophoneView> = {
  initial: ({ policy, expected }) => {
    const all = policy.microphoneAtJoining === 'withheld' ? 'withheld' : 'free';
    return { all, of: new Map(expected.map((endpoint) => [endpoint.endpointId, fresh(endpoint, all)])) };
  },
  folds: {
    microphoneOpened: (state, { endpointId }) => changed(state, endpointId, { open: true }),
    microphoneClosed: shut,
    microphoneWithheld: (state, { endpointId }) => changed(state, endpointId, { right: 'withheld' }),
    microphoneAllowed: (state, { endpointId }) => changed(state, endpointId, { right: 'free' }),
    allMicrophonesWithheld: (state, _fact, moment) => rightOfAll(state, 'withheld', moment),
    allMicrophonesAllowed: (state, _fact, moment) => rightOfAll(state, 'free', moment),
    endpointAdded: (state, { endpoint }) => ({
      ...state,
      of: new Map(state.of).set(endpoint.endpointId, fresh(endpoint, state.all)),
    }),
    endpointDropped: shut,
    endpointLeft: shut,
    seatTaken: shut,
    // One that is only prepared opens nothing, and shuts no voice that a first one has opened.
    sendingStarted: (state, { endpointId, source, shut = false }) =>
      isOfKind(source, 'microphone') && !shut ? changed(state, endpointId, { open: true }) : state,
    sendingStopped: (state, fact, moment) => (isLastOfVoice(fact, moment) ? shut(state, fact) : state),
    floorModeChanged: (state, { mode }, moment) => {
      const shut = communesShut(state, moment);
      return mode === 'discussion' ? rightOfAll(shut, 'free', moment) : shut;
    },
    floorGiven: (state, { endpointId, by }) => changed(state, endpointId, { open: by === 'opened', right: 'free' }),
    // Whoever got the floor by what is undone is shut again, and withheld if it was before; nobody else was opened by it.
    floorUndone: (state, _fact, { before: { floor } }) =>
      floor.holders
        .filter(({ endpointId }) => floor.undo !== null && !hasFloor(floor.undo.without, endpointId))
        .reduce(
          (now, { endpointId }) =>
            changed(now, endpointId, {
              open: false,
              ...(floor.undo?.withheld.has(endpointId) === true ? { right: 'withheld' } : {}),
            }),
          state,
        ),
    meetingClosed: allShut,
    hubReturned: allShut,
  },
  view: (meeting) => ({ microphones: meeting.microphones.all }),
  seatView: (meeting, { endpoint: { endpointId } }) => {
    if (microphoneRight(meeting, endpointId) === 'withheld') return { microphone: 'withheld' };
    return { microphone: isOpen(meeting, endpointId) ? 'open' : 'closed' };
  },
  lines: {
    microphoneOpened: (fact) => ofEndpoint(fact),
    microphoneClosed: (fact) => ofEndpoint(fact, fact.cause),
    microphoneWithheld: (fact) => ofEndpoint(fact),
    microphoneAllowed: (fact) => ofEndpoint(fact),
    allMicrophonesWithheld: () => ofAll(),
    allMicrophonesAllowed: () => ofAll(),
  },
};
