import type { RecordedFact } from '@diem-cau/shared';
import { actorName } from '../kit/actor.ts';
import type { StampedEvent } from '../meeting/events.ts';
import { awayFrom } from '../meeting/seats/seating.ts';
import { storyLine } from '../meeting/topics.ts';

/** Every event as a line that a page can word in its own language, in the order of the record; an absence stands where it was noticed, with the time from which it was one. */
export const meetingStory = (events: readonly StampedEvent[]): RecordedFact[] =>
  events.map(({ seq, at, event }) => ({
    seq,
    at: event.type === 'endpointDropped' ? awayFrom(event, at) : at,
    type: event.type,
    ...storyLine(event),
    by: 'actor' in event ? actorName(event.actor) : '',
  }));
