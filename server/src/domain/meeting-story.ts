import type { EndpointId, RecordedFact } from '@diem-cau/shared';
import type { Actor, MeetingEvent, StampedEvent } from './meeting-event.ts';

/** The actor's name on the day; empty for the hub itself. */
export const actorName = (actor: Actor): string => (actor.by === 'hub' ? '' : actor.name);

/** The bare data of an event: numbers, causes and sources as the protocol spells them, names as they were on the day. */
const detailOf = (event: MeetingEvent): string => {
  switch (event.type) {
    case 'meetingOpened':
      return event.title;
    case 'endpointAdded':
      return event.endpoint.name;
    case 'capChanged':
      return String(event.maxEndpoints);
    case 'endpointDropped':
    case 'microphoneClosed':
      return event.cause;
    case 'sendingStarted':
      return event.source;
    case 'sendingStopped':
      return `${event.source} ${event.cause}`;
    case 'linkGraded':
      return event.grade;
    case 'hubReturned':
      return String(event.downSince);
    default:
      return '';
  }
};

const endpointOf = (event: MeetingEvent): EndpointId | null => {
  if (event.type === 'endpointAdded') return event.endpoint.endpointId;
  return 'endpointId' in event ? event.endpointId : null;
};

/** Every event as a line that a page can word in its own language, in the order of the record. */
export const meetingStory = (events: readonly StampedEvent[]): RecordedFact[] =>
  events.map(({ seq, at, event }) => ({
    seq,
    at,
    type: event.type,
    endpointId: endpointOf(event),
    by: 'actor' in event ? actorName(event.actor) : '',
    detail: detailOf(event),
  }));
