import {
  ConfirmedCount,
  EndpointId,
  Instant,
  MeetingId,
  MeetingMarks,
  MeetingType,
  NamedSecretary,
  PrintingDeclaration,
  PeopleCount,
  UnitId,
  type Attendee,
  type PartHolders,
} from '@diem-cau/shared';
import { z } from 'zod';
import { attendanceLog } from './attendance-log.ts';
import type { BookFact } from './book-fact.ts';
import { correctedLog } from './corrected-log.ts';
import { leftOutBecause, togetherMs } from './counting.ts';
import { endpointRecords, gradedMs } from './endpoint-records.ts';
import type { StampedEvent } from '../meeting/events.ts';
import { markedOf } from './meeting-marks.ts';
import { namedSecretary } from '../meeting/parts/secretary.ts';
import { partHolders } from '../meeting/parts/standing.ts';
import { durationMs } from './presence.ts';
import { personKeys } from './person-presence.ts';
import { countedRolls, rollsByCall } from './roll-call.ts';
import { peopleOfRooms, type People } from '../people/same-person.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';
import { WorkDone, workDone } from './work-done.ts';

/** Rises when a digest is made otherwise than before: then all of them are made anew. */
export const digestVersion = 11;

const DigestedEndpoint = z.strictObject({
  endpointId: EndpointId,
  name: z.string(),
  leads: z.boolean(),
  /** The unit in which it lay, as it was called on the day; null in records from before that was kept. */
  unit: z.strictObject({ unitId: UnitId, name: z.string() }).nullable(),
  attended: z.boolean(),
  /** It attended by telephone, as whoever conducted said, for a while or all the time. */
  attendedByPhone: z.boolean(),
  /** How often it confirmed its presence of how often it was asked to. */
  checkpoints: ConfirmedCount,
  late: z.boolean(),
  leftEarly: z.boolean(),
  presentMs: z.int(),
  absentMs: z.int(),
  dropOuts: z.int(),
  droppedMs: z.int(),
  hubMs: z.int(),
  speakingMs: z.int(),
  goodLinkMs: z.int(),
  weakLinkMs: z.int(),
  badLinkMs: z.int(),
  /** By the confirmed roll, null where there is none; `called` counts everybody on it. */
  people: PeopleCount.nullable(),
  called: z.int(),
  /** Who is online by name, in the order of the roll: one word for each person, the same in all meetings of a day. */
  onlineNamed: z.array(z.string()),
});
export type DigestedEndpoint = z.infer<typeof DigestedEndpoint>;

/** What a report needs to know of one meeting; derived, and made anew whenever it may be stale. */
export const MeetingDigest = z.strictObject({
  meetingId: MeetingId,
  title: z.string(),
  type: MeetingType,
  openedAt: Instant,
  /** Null while it goes on; then the figures are those up to its last event. */
  closedAt: Instant.nullable(),
  durationMs: z.int(),
  /** How long host and another endpoint were there together at most, and why somebody set the meeting aside. */
  togetherMs: z.int(),
  leftOut: z.string().nullable(),
  /** As the opening named it; null for that of the leading endpoint. */
  hostUnit: z.strictObject({ unitId: UnitId, name: z.string() }).nullable(),
  /** Who was named its secretary last; null where nobody was. */
  secretary: NamedSecretary.nullable(),
  papers: PrintingDeclaration.nullable(),
  /** What the marks of the meeting come from. */
  corrected: MeetingMarks.shape.corrections,
  rollsAt: z.array(Instant),
  clockSet: MeetingMarks.shape.clockSet,
  ...WorkDone.shape,
  endpoints: z.array(DigestedEndpoint),
});
export type MeetingDigest = z.infer<typeof MeetingDigest>;

/** Somebody of the directory is the same wherever he or she sits, anybody else by name and position in the place where he or she was first found. */
const onlineNamed = (attendees: readonly Attendee[], endpointId: EndpointId, { origin }: People): string[] => {
  const keys = personKeys(attendees);
  return attendees.flatMap((attendee, index) => {
    const key = keys[index] ?? '';
    if (attendee.state !== 'online') return [];
    return [attendee.personId === null ? `${origin(endpointId, attendee)}${key}` : key];
  });
};

/** Who had which part in the meeting. */
export const digestedParts = ({ endpoints, hostUnit, secretary }: MeetingDigest): PartHolders =>
  partHolders(endpoints, hostUnit?.unitId ?? null, secretary?.accountId ?? null);

/** The digest of a meeting from its whole record; null when it was never opened. */
export const meetingDigest = (
  events: readonly StampedEvent[],
  book: readonly StampedFact<BookFact>[],
): MeetingDigest | null => {
  const seen = attendanceLog(events);
  if (seen === null) return null;
  const log = correctedLog(seen, book);
  const { opening, closedAt } = log;
  const until = closedAt ?? log.lastAt;
  const rolls = countedRolls(book);
  const everybody = peopleOfRooms([...rollsByCall(book).values()].flat());
  const units = new Map(log.endpoints.map(({ endpoint }) => [endpoint.endpointId, endpoint.unit]));
  const factsOf = <Type extends BookFact['type']>(type: Type): Extract<BookFact, { type: Type }>[] =>
    book.map(({ fact }) => fact).filter((fact): fact is Extract<BookFact, { type: Type }> => fact.type === type);
  return {
    meetingId: opening.meetingId,
    title: opening.title,
    type: opening.meetingType,
    ...markedOf(log, book),
    durationMs: durationMs(log, until),
    togetherMs: togetherMs(log, until),
    leftOut: leftOutBecause(book),
    hostUnit: opening.hostUnit ?? null,
    secretary: log.secretary === null ? null : namedSecretary(log.secretary),
    papers: factsOf('papersDeclared').at(-1)?.papers ?? null,
    ...workDone(opening, book),
    endpoints: endpointRecords(log, events, book, until).map((endpoint) => {
      const roll = rolls.get(endpoint.endpointId)?.roll;
      const { endpointId, name, leads, presentMs, absentMs, dropOuts, droppedMs, hubMs, speakingMs, people } = endpoint;
      return {
        endpointId,
        name,
        leads,
        unit: units.get(endpointId) ?? null,
        attended: endpoint.stretches.length > 0,
        attendedByPhone: endpoint.byPhone !== undefined,
        checkpoints: { confirmed: endpoint.checkpoints?.confirmed ?? 0, of: endpoint.checkpoints?.of ?? 0 },
        late: (endpoint.lateMs ?? 0) > 0,
        leftEarly: (endpoint.leftEarlyMs ?? 0) > 0,
        presentMs,
        absentMs,
        dropOuts,
        droppedMs,
        hubMs,
        speakingMs,
        goodLinkMs: gradedMs(endpoint, 'good'),
        weakLinkMs: gradedMs(endpoint, 'weak'),
        badLinkMs: gradedMs(endpoint, 'bad'),
        people,
        called: roll === undefined ? 0 : roll.attendees.length + roll.others,
        onlineNamed: roll === undefined ? [] : onlineNamed(roll.attendees, endpointId, everybody),
      };
    }),
  };
};
