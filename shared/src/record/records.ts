import { z } from 'zod';
import { ConfirmedCount } from '../meeting/checkpoints.ts';
import { EndpointId, MeetingId } from '../kit/ids.ts';
import { MeetingType } from '../settings/meeting-types.ts';
import { LinkGrade } from '../meeting/links.ts';
import { LeadCause } from '../meeting/leading.ts';
import { NamedSecretary } from '../meeting/parts.ts';
import { DropCause } from '../meeting/seats.ts';
import { Line } from '../kit/text.ts';
import { Day, Instant, Interval } from '../kit/time.ts';
import { CorrectionBody, PrintingDeclaration } from './corrections.ts';
import { MeetingMarks } from './meeting-marks.ts';
import { NoticeClock } from './notice-clock.ts';
import { PeopleCount } from './people-count.ts';
import { Attendee, AttendeeState } from './roll-call.ts';

/** What is still to do for a meeting: its roll call, its minutes, its notice of conclusions. */
export const MeetingToDo = z.strictObject({
  /** Endpoints on the list, those whose roll is confirmed, and people on confirmed rolls whom nobody called. */
  rollCall: z.strictObject({ endpoints: z.int(), confirmed: z.int(), notCalled: z.int() }),
  /** Whether a version was saved. */
  minutes: z.boolean(),
  /** `daysLeft` are working days until the notice is due, negative once it is overdue; null where its clock does not run. */
  notice: z.strictObject({ state: NoticeClock.shape.state, daysLeft: z.int().nullable() }),
});
export type MeetingToDo = z.infer<typeof MeetingToDo>;

/** How a meeting stands, as the list can be narrowed: `to-do` are closed ones that count and for which something is left to do. */
export const MeetingState = z.enum(['running', 'closed', 'to-do', 'not-counted']);
export type MeetingState = z.infer<typeof MeetingState>;

/** What is asked of the list of meetings, in its address. Running ones stand on top, else the newest unless `order` says otherwise. */
export const MeetingListQuery = z.strictObject({
  q: Line(0, 200).default(''),
  type: MeetingType.optional(),
  state: MeetingState.optional(),
  /** Days on which meetings opened, the first and the last. */
  from: Day.optional(),
  to: Day.optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
});
export type MeetingListQuery = z.infer<typeof MeetingListQuery>;

/** A line of the list of all meetings. */
export const MeetingSummary = z.strictObject({
  meetingId: MeetingId,
  title: z.string(),
  type: MeetingType,
  openedAt: Instant,
  closedAt: Instant.nullable(),
  /** Opening to closing (or to now) without breaks, in milliseconds. */
  durationMs: z.int(),
  expectedCount: z.int(),
  /** Endpoints that were there at any time. */
  attendedCount: z.int(),
  /** Who was named its secretary last; null where it has none of its own. */
  secretary: NamedSecretary.nullable(),
  /** Why it counts in no report, where a person said so; null where nobody did. */
  leftOut: z.string().nullable(),
  marks: MeetingMarks,
  toDo: MeetingToDo,
});
export type MeetingSummary = z.infer<typeof MeetingSummary>;
export const MeetingList = z.strictObject({
  meetings: z.array(MeetingSummary),
  total: z.int(),
  /** Meetings of this part of the list whose records can't be read: they stand in no line. */
  unreadable: z.array(MeetingId),
});
export type MeetingList = z.infer<typeof MeetingList>;

/** Meetings of which whoever asks is the secretary: those that go on first, then the newest. */
export const OwnMeetings = z.strictObject({
  meetings: z.array(MeetingSummary.pick({ meetingId: true, title: true, openedAt: true, closedAt: true })),
});

/**
 * How late an endpoint may come, and early go, and how long after the invited time a meeting may open, without its being said. The
 * chair opens the meeting before anybody can join, and people leave while the chair says goodbye.
 */
export const punctualityToleranceMs = 5 * 60_000;

/** A stretch in which an endpoint was there, and how it ended; null while it lasts. */
export const Attendance = z.strictObject({
  from: Instant,
  to: Instant.nullable(),
  end: z.enum([...DropCause.options, 'left', 'closed']).nullable(),
});
export type Attendance = z.infer<typeof Attendance>;

/** For how long a meeting was planned at last, until when, and its extensions that count. */
export const PlannedEnd = z.strictObject({
  minutes: z.int().positive(),
  /** With all extensions. */
  endsAt: Instant,
  extensions: z.array(z.strictObject({ minutes: z.int().positive(), at: Instant, by: z.string() })),
});
export type PlannedEnd = z.infer<typeof PlannedEnd>;

/** What the machine saw of one endpoint in one meeting; all derived from the meeting's events. */
export const EndpointAttendance = z.strictObject({
  endpointId: EndpointId,
  name: z.string(),
  leads: z.boolean(),
  stretches: z.array(Attendance),
  firstJoinedAt: Instant.nullable(),
  lastSeenAt: Instant.nullable(),
  /** When it attended by telephone, as whoever conducted said: no presence, since the machine measured nothing; missing where it never did. */
  byPhone: z.array(Interval).optional(),
  /** How often it confirmed its presence of how often it was asked to, and when; missing where it never was. */
  checkpoints: ConfirmedCount.extend({
    at: z.array(z.strictObject({ at: Instant, confirmed: z.boolean() })),
  }).optional(),
  /** Since when it was expected: the opening, or later where it was added. */
  expectedFrom: Instant,
  /** Present, absent and lost to the hub itself; together the meeting's length without breaks since `expectedFrom`. */
  presentMs: z.int(),
  absentMs: z.int(),
  hubMs: z.int(),
  /** Drop-outs by cause; the hub's own gaps are counted apart and are nobody's absence. */
  dropOuts: z.int(),
  droppedMs: z.int(),
  /** How long after the opening it came; 0 when it was in time, null when it never came. */
  lateMs: z.int().nullable(),
  /** How long before the closing it left; 0 when it stayed, null when it never came or the meeting is still open. */
  leftEarlyMs: z.int().nullable(),
  /** When the hub heard its voice, not when its microphone was open; breaks left out. */
  speeches: z.array(z.strictObject({ from: Instant, to: Instant })),
  speakingMs: z.int(),
  /** When it shared its screen. */
  screens: z.array(z.strictObject({ from: Instant, to: Instant })),
  /** The line's grade while it was present; empty where it was not measured. */
  links: z.array(z.strictObject({ from: Instant, to: Instant, grade: LinkGrade })),
  /** People by the last confirmed roll call; null where nobody confirmed one. */
  people: PeopleCount.nullable(),
});
export type EndpointAttendance = z.infer<typeof EndpointAttendance>;

/** A person on the rolls of a meeting, and how long he or she was there. */
export const AttendedPerson = Attendee.extend({
  endpointId: EndpointId,
  /** In the last call; `not-called` for who stands on earlier rolls only. */
  state: AttendeeState,
  /** The state in each call that named the person. */
  calls: z.array(z.strictObject({ call: z.int(), state: AttendeeState })),
  /** By what the clerk confirmed and, for those online, by what the machine saw of their endpoint; without breaks. */
  presentMs: z.int(),
});
export type AttendedPerson = z.infer<typeof AttendedPerson>;

/** A line of the meeting's story; the page words it by its type. */
export const RecordedFact = z.strictObject({
  seq: z.int(),
  at: Instant,
  type: z.string(),
  endpointId: EndpointId.nullable(),
  /** Who did it, by name; empty where nobody did, such as a lost link. */
  by: z.string(),
  /** Causes, sources and numbers, as in the event; empty where the type says it all. */
  detail: z.string(),
});
export type RecordedFact = z.infer<typeof RecordedFact>;

/** Somebody who led in the chair's place, by the name of the day; `to` is null while they still lead. */
export const Led = z.strictObject({ name: z.string(), cause: LeadCause, from: Instant, to: Instant.nullable() });
export type Led = z.infer<typeof Led>;

/** A meeting's page: everything that is known of it. */
export const MeetingRecord = z.strictObject({
  summary: MeetingSummary,
  openedBy: z.string(),
  closedBy: z.string().nullable(),
  holdsNoStateSecret: z.boolean(),
  breaks: z.array(Interval),
  /** Times in which the hub itself was down. */
  hubGaps: z.array(Interval),
  endpoints: z.array(EndpointAttendance),
  /** Everybody who stands on a confirmed roll, by endpoint. */
  people: z.array(AttendedPerson),
  /** When the invitation said that it begins; null where nobody said so. */
  scheduledAt: Instant.nullable(),
  /** The unit that held it, by name. */
  hostUnit: z.string(),
  /** Calls of the roll: when the first endpoint of each was confirmed, when the last, by whom. */
  rollCalls: z.array(
    z.strictObject({ call: z.int(), from: Instant, to: Instant, by: z.array(z.string()), endpoints: z.int() }),
  ),
  corrections: z.array(CorrectionBody),
  papers: PrintingDeclaration.nullable(),
  /** Communes whose written report stood for their turn to speak; missing where there were none. */
  inWriting: z.array(EndpointId).optional(),
  /** Who led in the chair's place, in their order; missing where nobody did. */
  led: z.array(Led).optional(),
  /** For how long it was planned, and who extended that; missing where nobody planned it. */
  planned: PlannedEnd.optional(),
  facts: z.array(RecordedFact),
});
export type MeetingRecord = z.infer<typeof MeetingRecord>;
