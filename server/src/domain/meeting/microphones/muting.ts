import { Refusal, type EndpointId } from '@diem-cau/shared';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Actor } from '../../kit/actor.ts';
import type { Meeting, Seat } from '../meeting.ts';
import { presentSeat } from '../seats/seating.ts';

const silenced = (seat: Seat): MeetingEvent[] =>
  seat.microphoneOpen
    ? [{ type: 'microphoneClosed', endpointId: seat.endpoint.endpointId, cause: 'muted-by-chair' }]
    : [];

const mutable = (meeting: Meeting, endpointId: EndpointId): Seat => {
  assertOpen(meeting);
  const seat = meeting.seats.get(endpointId);
  if (seat === undefined) throw new Refusal('not-found');
  if (seat.endpoint.leads) throw new Refusal('forbidden');
  return seat;
};

/** Closes one endpoint's microphone and withholds it until the chair allows it again. The leading endpoint can't be muted. */
export const muteEndpoint = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  const seat = mutable(meeting, endpointId);
  if (seat.microphoneRight === 'withheld') return [];
  return [{ type: 'microphoneWithheld', endpointId, actor }, ...silenced(seat)];
};

/** Lets one endpoint open its microphone itself; the chair never opens it from afar. */
export const allowEndpoint = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] =>
  mutable(meeting, endpointId).microphoneRight === 'free' ? [] : [{ type: 'microphoneAllowed', endpointId, actor }];

/** Mutes all but the leading endpoint, those who come later included. */
export const muteAll = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const open = [...meeting.seats.values()].filter((seat) => !seat.endpoint.leads);
  if (meeting.microphones === 'withheld' && open.every((seat) => seat.microphoneRight === 'withheld')) return [];
  return [{ type: 'allMicrophonesWithheld', actor }, ...open.flatMap(silenced)];
};

/** Lets every endpoint open its microphone itself. */
export const allowAll = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const withheld = [...meeting.seats.values()].some((seat) => seat.microphoneRight === 'withheld');
  return meeting.microphones === 'free' && !withheld ? [] : [{ type: 'allMicrophonesAllowed', actor }];
};

/** An endpoint opens its own microphone. Refuses with `microphone-withheld`, `not-sending`. */
export const openMicrophone = (meeting: Meeting, endpointId: EndpointId): MeetingEvent[] => {
  const seat = presentSeat(meeting, endpointId);
  if (seat.microphoneRight === 'withheld') throw new Refusal('microphone-withheld');
  if (!seat.sending.has('microphone')) throw new Refusal('not-sending');
  return seat.microphoneOpen ? [] : [{ type: 'microphoneOpened', endpointId }];
};

/** An endpoint closes its own microphone; nothing when it is closed. */
export const closeMicrophone = (meeting: Meeting, endpointId: EndpointId): MeetingEvent[] =>
  presentSeat(meeting, endpointId).microphoneOpen ? [{ type: 'microphoneClosed', endpointId, cause: 'own' }] : [];
