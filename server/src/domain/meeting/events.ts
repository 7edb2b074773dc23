import {
  DropCause,
  EndpointId,
  Instant,
  LinkGrade,
  MeetingId,
  MeetingPolicy,
  MeetingType,
  MediaSource,
  UnitId,
} from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../kit/actor.ts';

/** An endpoint on the meeting's list, with its name as it was on the day. */
export const ExpectedEndpoint = z.strictObject({
  endpointId: EndpointId,
  name: z.string(),
  leads: z.boolean(),
  position: z.int(),
  /** The unit that it lay in, with its name as it was on the day; missing in records from before it was kept. */
  unit: z.strictObject({ unitId: UnitId, name: z.string() }).optional(),
});
export type ExpectedEndpoint = z.infer<typeof ExpectedEndpoint>;

const endpointId = EndpointId;
const actor = Actor;

/** What happened in a meeting. Facts, in the past tense; all else about a meeting is derived from them. */
export const MeetingEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('meetingOpened'),
    meetingId: MeetingId,
    title: z.string(),
    meetingType: MeetingType,
    policy: MeetingPolicy,
    expected: z.array(ExpectedEndpoint),
    maxEndpoints: z.int(),
    holdsNoStateSecret: z.literal(true),
    /** When the invitation said that it begins; missing in records from before it was asked for. */
    scheduledAt: Instant.nullable().optional(),
    /** The unit that holds it (đơn vị chủ trì), with its name as it was on the day; null for that of the leading endpoint. */
    hostUnit: z.strictObject({ unitId: UnitId, name: z.string() }).nullable().optional(),
    actor,
  }),
  z.strictObject({ type: z.literal('endpointAdded'), endpoint: ExpectedEndpoint, actor }),
  z.strictObject({ type: z.literal('capChanged'), maxEndpoints: z.int(), actor }),
  z.strictObject({ type: z.literal('breakStarted'), actor }),
  z.strictObject({ type: z.literal('breakEnded'), actor }),
  z.strictObject({ type: z.literal('meetingClosed'), actor }),

  z.strictObject({ type: z.literal('endpointJoined'), endpointId }),
  z.strictObject({ type: z.literal('endpointDropped'), endpointId, cause: DropCause }),
  z.strictObject({ type: z.literal('endpointResumed'), endpointId }),
  z.strictObject({ type: z.literal('endpointLeft'), endpointId }),
  /** Another tab of the same endpoint took the seat; the endpoint was there all the time. */
  z.strictObject({ type: z.literal('seatTaken'), endpointId }),

  z.strictObject({ type: z.literal('sendingStarted'), endpointId, source: MediaSource }),
  z.strictObject({
    type: z.literal('sendingStopped'),
    endpointId,
    source: MediaSource,
    cause: z.enum(['own', 'taken', 'stopped-by-chair', 'media-lost']),
  }),
  z.strictObject({ type: z.literal('microphoneOpened'), endpointId }),
  z.strictObject({ type: z.literal('microphoneClosed'), endpointId, cause: z.enum(['own', 'muted-by-chair']) }),
  z.strictObject({ type: z.literal('microphoneWithheld'), endpointId, actor }),
  z.strictObject({ type: z.literal('microphoneAllowed'), endpointId, actor }),
  z.strictObject({ type: z.literal('allMicrophonesWithheld'), actor }),
  z.strictObject({ type: z.literal('allMicrophonesAllowed'), actor }),
  /** Whom the server hears, steadied against flicker; null for silence. */
  z.strictObject({ type: z.literal('speakerChanged'), endpointId: EndpointId.nullable() }),

  /** How good an endpoint's line has been since the last such fact; worst share of packets lost (0 to 1) and round trip of the sample. */
  z.strictObject({
    type: z.literal('linkGraded'),
    endpointId,
    grade: LinkGrade,
    loss: z.number().min(0).max(1),
    roundTripMs: z.number().min(0).nullable(),
  }),

  /** The hub was down from `downSince` (its last sign of life) until this event. */
  z.strictObject({ type: z.literal('hubReturned'), downSince: Instant }),
  /** The hub stood still from `from` until this event: it heard and noticed nothing. Seats and what is sent stay as they were. */
  z.strictObject({ type: z.literal('hubStood'), from: Instant }),
  /** The machine's wall clock was set: it would have shown `from` and shows `to`. Facts before and after it are as far apart as they are dated. */
  z.strictObject({ type: z.literal('clockSet'), from: Instant, to: Instant }),
]);
export type MeetingEvent = z.infer<typeof MeetingEvent>;
export type MeetingEventOf<Type extends MeetingEvent['type']> = Extract<MeetingEvent, { type: Type }>;

/** An event as it stands in the archive: its number in the meeting (from 1, without gaps) and its time. */
export interface StampedEvent {
  readonly seq: number;
  readonly at: Instant;
  readonly event: MeetingEvent;
}
