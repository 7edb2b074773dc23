import type { EndpointId, SpeakerView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { leadingSeat } from '../leading/acting.ts';
import { nothing, ofEndpoint, type Nothing, type Topic } from '../topic.ts';
import type { Speaker } from './state.ts';

const nobody: Speaker = { speaking: null, last: null, recent: [] };

const without = (state: Speaker, { endpointId }: { readonly endpointId: EndpointId }): Speaker => ({
  ...state,
  speaking: state.speaking === endpointId ? null : state.speaking,
  last: state.last === endpointId ? null : state.last,
});

/** Who is heard. */
export const speaker: Topic<Speaker, FactOf<'speaker'>['type'], SpeakerView, Nothing> = {
  initial: () => nobody,
  folds: {
    speakerChanged: (state, { endpointId }, { before }) => {
      if (endpointId === null) return { ...state, speaking: null };
      const leads = leadingSeat(before) === endpointId;
      const recent = [endpointId, ...state.recent.filter((each) => each !== endpointId)];
      return { speaking: endpointId, last: leads ? state.last : endpointId, recent };
    },
    endpointDropped: without,
    endpointLeft: without,
    seatTaken: without,
    hubStood: (state) => ({ ...state, speaking: null }),
    hubReturned: ({ recent }) => ({ ...nobody, recent }),
    meetingClosed: () => nobody,
  },
  view: ({ speaker: { speaking } }) => ({ speaking }),
  seatView: nothing,
  lines: { speakerChanged: (fact) => ofEndpoint(fact) },
};
