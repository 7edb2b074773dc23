import type { EndpointId, MicrophonesView, SeatMicrophoneView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import type { ExpectedEndpoint } from '../expected-endpoint.ts';
import { ofAll, ofEndpoint, withAll, withEntry, type Moment, type Topic } from '../topic.ts';
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
    sendingStarted: (state, { endpointId, source }) =>
      source === 'microphone' ? changed(state, endpointId, { open: true }) : state,
    sendingStopped: (state, fact) => (fact.source === 'microphone' ? shut(state, fact) : state),
    meetingClosed: allShut,
    hubReturned: allShut,
  },
  view: (meeting) => ({ microphones: meeting.microphones.all }),
  seatView: (meeting, { endpoint }) => {
    const microphone = meeting.microphones.of.get(endpoint.endpointId);
    if (microphone?.right === 'withheld') return { microphone: 'withheld' };
    return { microphone: microphone?.open === true ? 'open' : 'closed' };
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
