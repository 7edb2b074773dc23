import { EndpointId, MeetingId, meetingPolicies, type Instant, type MeetingType } from '@diem-cau/shared';
import type { MeetingEvent } from '../../src/domain/meeting/events.ts';
import type { ExpectedEndpoint } from '../../src/domain/meeting/expected-endpoint.ts';
import type { Actor } from '../../src/domain/kit/actor.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import { applyEvent, foldMeeting } from '../../src/domain/meeting/fold.ts';
import type { Sender } from '../../src/domain/meeting/sources/sending.ts';
import { stamp } from '../../src/application/meeting/publish.ts';

/** The district's room and three communes of the tests' own small directory. */
export const room = EndpointId.parse('room');
export const anBinh = EndpointId.parse('an-binh');
export const hoaLac = EndpointId.parse('hoa-lac');
export const dangKhe = EndpointId.parse('dang-khe');
export const meetingId = MeetingId.parse('meeting-1');
export const hubActor: Actor = { by: 'hub' };

export const expected: readonly ExpectedEndpoint[] = [
  { endpointId: room, name: 'Huyện', leads: true, position: 0 },
  { endpointId: anBinh, name: 'Xã An Bình', leads: false, position: 1 },
  { endpointId: hoaLac, name: 'Xã Hòa Lạc', leads: false, position: 2 },
  { endpointId: dangKhe, name: 'Xã Đặng Khê', leads: false, position: 3 },
];

export const opened = (
  type: MeetingType = 'giao-ban',
  maxEndpoints = 40,
  scheduledAt: Instant | null | undefined = undefined,
): MeetingEvent => ({
  type: 'meetingOpened',
  meetingId,
  title: 'Giao ban tuần',
  meetingType: type,
  policy: meetingPolicies[type],
  expected: [...expected],
  maxEndpoints,
  holdsNoStateSecret: true,
  ...(scheduledAt === undefined ? {} : { scheduledAt }),
  actor: hubActor,
});

/** An endpoint's PC as it sends: it leads where the tests' directory says so. */
export const sender = (endpointId: EndpointId): Sender => {
  const listed = expected.find((each) => each.endpointId === endpointId);
  const principal = {
    kind: 'endpoint',
    endpointId,
    name: listed?.name ?? endpointId,
    leads: listed?.leads ?? false,
  } as const;
  return { endpointId, principal };
};

/** A meeting after these events, one second apart, the first being its opening. */
export const meetingAfter = (...events: readonly MeetingEvent[]): Meeting => {
  const meeting = foldMeeting(events.flatMap((event, index) => stamp(index, [event], 1_000 * (index + 1))));
  if (meeting === null) throw new Error('the first event must be the opening');
  return meeting;
};

/** The meeting that follows when a decision's events happen. */
export const after = (meeting: Meeting, events: readonly MeetingEvent[]): Meeting =>
  stamp(meeting.seq, events, 60_000).reduce<Meeting>((now, event) => applyEvent(now, event) ?? now, meeting);

/** The meeting that follows when a decision's events happen at an instant. */
export const at = (meeting: Meeting, events: readonly MeetingEvent[], now: Instant): Meeting =>
  stamp(meeting.seq, events, now).reduce<Meeting>((before, event) => applyEvent(before, event) ?? before, meeting);

/** An endpoint sends its microphone shut, so that the floor can open it. */
export const preparedMicrophone = (endpointId: EndpointId): MeetingEvent => ({
  type: 'sendingStarted',
  endpointId,
  source: 'microphone',
  shut: true,
});

export const joined = (...endpointIds: readonly EndpointId[]): MeetingEvent[] =>
  endpointIds.map((endpointId) => ({ type: 'endpointJoined', endpointId }));

/** Runs an act that must be refused and gives the refusal's code. */
export const refusalCode = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
  throw new Error('nothing was refused');
};
