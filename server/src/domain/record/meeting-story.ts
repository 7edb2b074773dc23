import type { EndpointId, RecordedFact } from '@diem-cau/shared';
import { actorName } from '../kit/actor.ts';
import type { MeetingEvent, StampedEvent } from '../meeting/events.ts';

/** What a line says besides its time, its kind and who did it. */
interface Line {
  readonly endpointId: EndpointId | null;
  /** The bare data: numbers, causes and sources as the protocol spells them, names as they were on the day. */
  readonly detail: string;
}

/** Without a default, so that an event of a new kind does not compile until it has been thought of here. */
const lineOf = (event: MeetingEvent): Line => {
  switch (event.type) {
    case 'meetingOpened':
      return { endpointId: null, detail: event.title };
    case 'endpointAdded':
      return { endpointId: event.endpoint.endpointId, detail: event.endpoint.name };
    case 'capChanged':
      return { endpointId: null, detail: String(event.maxEndpoints) };
    case 'breakStarted':
    case 'breakEnded':
    case 'meetingClosed':
    case 'allMicrophonesWithheld':
    case 'allMicrophonesAllowed':
      return { endpointId: null, detail: '' };
    case 'endpointJoined':
    case 'endpointResumed':
    case 'endpointLeft':
    case 'seatTaken':
    case 'microphoneOpened':
    case 'microphoneWithheld':
    case 'microphoneAllowed':
    case 'speakerChanged':
      return { endpointId: event.endpointId, detail: '' };
    case 'endpointDropped':
    case 'microphoneClosed':
      return { endpointId: event.endpointId, detail: event.cause };
    case 'sendingStarted':
      return { endpointId: event.endpointId, detail: event.source };
    case 'sendingStopped':
      return { endpointId: event.endpointId, detail: `${event.source} ${event.cause}` };
    case 'linkGraded':
      return { endpointId: event.endpointId, detail: event.grade };
    case 'clockSet':
      return { endpointId: null, detail: `${event.from} ${event.to}` };
    case 'hubStood':
      return { endpointId: null, detail: String(event.from) };
    case 'hubReturned':
      return { endpointId: null, detail: String(event.downSince) };
  }
};

/** Every event as a line that a page can word in its own language, in the order of the record. */
export const meetingStory = (events: readonly StampedEvent[]): RecordedFact[] =>
  events.map(({ seq, at, event }) => ({
    seq,
    at,
    type: event.type,
    ...lineOf(event),
    by: 'actor' in event ? actorName(event.actor) : '',
  }));
