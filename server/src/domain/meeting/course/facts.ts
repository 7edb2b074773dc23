import { Instant, MeetingId, MeetingPolicy, MeetingType, UnitId } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';
import { Secretary } from '../parts/facts.ts';
import { ExpectedEndpoint } from '../expected-endpoint.ts';

const actor = Actor;

/** The meeting as a whole: its opening, its breaks, its closing, and what interrupted it. */
export const courseFacts = [
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
    /** Its secretary, where one was named at the opening; missing in records from before it was asked for. */
    secretary: Secretary.nullable().optional(),
    /** After so many seconds in which nobody spoke or had the floor all see who is there; missing where the stage stays as it is. */
    gallerySeconds: z.int().positive().optional(),
    actor,
  }),
  z.strictObject({ type: z.literal('capChanged'), maxEndpoints: z.int(), actor }),
  z.strictObject({ type: z.literal('breakStarted'), actor }),
  /** When a break is to be over, in minutes from this fact, and whether all are asked then if they are ready; null leaves it open. */
  z.strictObject({ type: z.literal('breakTimed'), minutes: z.int().min(1).nullable(), asksReady: z.boolean(), actor }),
  z.strictObject({ type: z.literal('breakEnded'), actor }),
  z.strictObject({
    type: z.literal('meetingClosed'),
    /** It ended by itself because nobody had been in it since then, and was over then; missing where somebody closed it. */
    overSince: Instant.optional(),
    actor,
  }),
  /** The hub was down from `downSince` (its last sign of life) until this event. */
  z.strictObject({ type: z.literal('hubReturned'), downSince: Instant }),
  /** The hub stood still from `from` until this event: it heard and noticed nothing. Seats and what is sent stay as they were. */
  z.strictObject({ type: z.literal('hubStood'), from: Instant }),
  /** The machine's wall clock was set: it would have shown `from` and shows `to`. The facts of the meeting are dated on evenly. */
  z.strictObject({ type: z.literal('clockSet'), from: Instant, to: Instant }),
] as const;
