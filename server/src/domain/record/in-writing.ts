import type { EndpointId } from '@diem-cau/shared';
import type { StampedEvent } from '../meeting/events.ts';
import { foldMeeting } from '../meeting/fold.ts';

/** The communes whose written report stood for their turn to speak, in the order of the list; who was brought to speak after all is none of them. */
export const inWriting = (events: readonly StampedEvent[]): readonly EndpointId[] => {
  // Few meetings have any, and folding a long record costs more than looking for that.
  if (!events.some(({ event }) => event.type === 'speakerInWriting')) return [];
  const list = foldMeeting(events)?.speakers.list ?? [];
  return list.flatMap(({ endpointId, stands }) => (stands === 'written' ? [endpointId] : []));
};
