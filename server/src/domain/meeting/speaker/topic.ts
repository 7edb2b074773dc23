import type { EndpointId, SpeakerView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { presentChair } from '../seats/state.ts';
import { screenSharer } from '../sources/state.ts';
import { nothing, ofEndpoint, type Nothing, type Topic } from '../topic.ts';
import type { Speaker } from './state.ts';

const nobody: Speaker = { speaking: null, last: null };

const without = ({ speaking, last }: Speaker, { endpointId }: { readonly endpointId: EndpointId }): Speaker => ({
  speaking: speaking === endpointId ? null : speaking,
  last: last === endpointId ? null : last,
});

/** Who is heard, and who is seen large. */
export const speaker: Topic<Speaker, FactOf<'speaker'>['type'], SpeakerView, Nothing> = {
  initial: () => nobody,
  folds: {
    speakerChanged: (state, { endpointId }, { before }) => {
      const leads = endpointId !== null && before.seats.get(endpointId)?.endpoint.leads === true;
      return { speaking: endpointId, last: endpointId === null || leads ? state.last : endpointId };
    },
    endpointDropped: without,
    endpointLeft: without,
    seatTaken: without,
    hubStood: (state) => ({ ...state, speaking: null }),
    hubReturned: () => nobody,
    meetingClosed: () => nobody,
  },
  view: ({ seats, sources, speaker: { speaking, last } }) => ({
    speaking,
    stage: { chair: presentChair(seats), speaker: last, screen: screenSharer(sources) },
  }),
  seatView: nothing,
  lines: { speakerChanged: (fact) => ofEndpoint(fact) },
};
