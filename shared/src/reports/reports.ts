import { z } from 'zod';
import { ConfirmedCount } from '../meeting/checkpoints.ts';
import { EndpointId, FileId, MeetingId, ReportId, UnitId } from '../kit/ids.ts';
import { MeetingType } from '../settings/meeting-types.ts';
import { PeopleCount } from '../record/people-count.ts';
import { MarkCounts, MeetingMarks } from '../record/meeting-marks.ts';
import { CheckBeginner } from '../meeting/checks/endpoint-check.ts';
import { Line } from '../kit/text.ts';
import { Day, Instant } from '../kit/time.ts';
import { DistrictParameter, ParameterEntry, Scenarios } from '../settings/parameters.ts';

/** What a report is asked for; in an address, all parts but the period may be missing. */
export const ReportQuery = z.strictObject({
  /** First and last day, in the hub's time zone; a meeting counts on the day of its opening. */
  from: Day,
  to: Day,
  type: MeetingType.optional(),
  hostUnitId: UnitId.optional(),
  /** Only this unit's endpoints, and meetings that expected one of them. */
  unitId: UnitId.optional(),
  /** `day`: units as they were on each meeting's day; `today`: rolled up into the units of today. */
  units: z.enum(['day', 'today']).default('day'),
  /** The parameter table's version; the newest where missing. */
  parameters: z.coerce.number().int().min(0).optional(),
});
export type ReportQuery = z.infer<typeof ReportQuery>;

/** What the machine saw of endpoints over many meetings; lengths in milliseconds without breaks. */
export const PresenceCount = z.strictObject({
  /** Times that an endpoint was expected, and that one came. */
  expected: z.int(),
  attended: z.int(),
  /** Times that one attended by telephone, as whoever conducted said: not among those that came, unless with its PC as well; missing where none did. */
  byPhone: z.int().optional(),
  /** How often presence was confirmed, of how often endpoints were asked to; missing where nobody was. */
  checkpoints: ConfirmedCount.optional(),
  late: z.int(),
  leftEarly: z.int(),
  presentMs: z.int(),
  absentMs: z.int(),
  dropOuts: z.int(),
  droppedMs: z.int(),
  hubMs: z.int(),
  speakingMs: z.int(),
  /** Times present at grade good, weak, bad of the line; all 0 where the line was not measured. */
  goodLinkMs: z.int(),
  weakLinkMs: z.int(),
  badLinkMs: z.int(),
  /** Rolls of the clerk: endpoints' rolls that were confirmed. */
  called: z.int(),
  people: PeopleCount,
});
export type PresenceCount = z.infer<typeof PresenceCount>;

export const ReportedEndpoint = z.strictObject({
  endpointId: EndpointId,
  name: z.string(),
  leads: z.boolean(),
  unit: z.string(),
  count: PresenceCount,
  /** Meetings in a row, up to the period's end, in which it was present and was not heard. */
  meetingsSinceSpoken: z.int(),
});
export type ReportedEndpoint = z.infer<typeof ReportedEndpoint>;

export const ReportedUnit = z.strictObject({
  unitId: UnitId.nullable(),
  /** With its kind: `Xã Hòa Bình`; empty for endpoints whose unit is not known any more. */
  name: z.string(),
  endpoints: z.int(),
  count: PresenceCount,
});
export type ReportedUnit = z.infer<typeof ReportedUnit>;

/** Key of the group of meetings that no endpoint led and for which nobody named a host unit. */
export const noHost = 'none';

/** Meetings grouped by month, type or host unit. */
export const ReportedGroup = z.strictObject({
  /** `2026-03`, `giao-ban`, or the host unit's id; empty for one that is not known any more, `noHost` where there was none. */
  key: z.string(),
  name: z.string(),
  meetings: z.int(),
  durationMs: z.int(),
  expected: z.int(),
  attended: z.int(),
  /** Person-minutes saved, base scenario. */
  savedMinutes: z.number(),
});
export type ReportedGroup = z.infer<typeof ReportedGroup>;

/** Minutes of one kind against another, and what share was saved; `rate` is null where nothing can be compared. */
const Compared = z.strictObject({
  referenceMinutes: Scenarios,
  actualMinutes: Scenarios,
  savedMinutes: Scenarios,
  rate: z.strictObject({ low: z.number(), base: z.number(), high: z.number() }).nullable(),
});

/** What was saved, as three figures side by side, and in kilometres, litres, đồng and pages. */
export const Savings = z.strictObject({
  /** (a) Length of the meetings against the reference lengths. */
  meetingLength: Compared,
  /** (b) Person-minutes online, with technicians' checks, against person-minutes in person. */
  personTime: Compared.extend({
    /** Contained in the reference, beside the reference lengths. */
    travelMinutes: Scenarios,
    arrivalMinutes: Scenarios,
    /** Contained in the actual minutes, beside the meetings' own lengths. */
    gatherMinutes: Scenarios,
    checkMinutes: Scenarios,
  }),
  /** (c) The convention "one session": so many minutes against the real length. */
  block: Compared,
  /** Vehicles' kilometres, both ways. */
  kilometres: Scenarios,
  litres: Scenarios,
  petrolVnd: Scenarios,
  perDiemVnd: Scenarios,
  pages: z.number(),
  pagesVnd: Scenarios,
  /** All of the money together. */
  moneyVnd: Scenarios,
  /** People online who would have had to go and whose time was counted, and those whose distance is not known: these count nowhere above. */
  travellers: z.int(),
  /** The travellers' journeys: one a day and person, of people without a name the largest number of the day. */
  journeys: z.int().optional(),
  /** Of the travellers, those who were counted but not named. */
  unnamedTravellers: z.int().optional(),
  /** People online beyond the number that would have had to go from their endpoint: they count nowhere above. */
  beyondInvitation: z.int().optional(),
  unknownDistanceTravellers: z.int(),
  /** Of the travellers, those whose road is only estimated from a straight line. */
  estimatedDistanceTravellers: z.int(),
  /** Endpoints that attended and whose roll nobody confirmed: their people count nowhere above. */
  endpointsNotCalled: z.int(),
  /** Meetings for which pages were declared. */
  meetingsWithPapers: z.int(),
});
export type Savings = z.infer<typeof Savings>;

export const ReportedMeeting = z.strictObject({
  meetingId: MeetingId,
  title: z.string(),
  type: MeetingType,
  hostUnit: z.string(),
  /** False where no endpoint led it and nobody named the unit that held it. */
  led: z.boolean().optional(),
  openedAt: Instant,
  durationMs: z.int(),
  /** Null where nothing proves it: an hour that is typed at the opening is no evidence. */
  startedInTime: z.boolean().nullable(),
  expected: z.int(),
  attended: z.int(),
  dropOuts: z.int(),
  people: PeopleCount,
  /** Endpoints that attended and whose roll nobody confirmed. */
  endpointsNotCalled: z.int(),
  savedMinutes: Scenarios,
  notice: z.enum(['not-needed', 'running', 'overdue', 'in-time', 'late']),
  /** Missing in reports of before. */
  marks: MeetingMarks.optional(),
  /** Endpoints that tested themselves in the 24 hours before it was opened, and that passed then; missing where none did. */
  checks: z.strictObject({ made: z.int(), passed: z.int() }).optional(),
});
export type ReportedMeeting = z.infer<typeof ReportedMeeting>;

/** Why a meeting counts nowhere: a test, left out by a person, or one that was not held. */
export const NotCounted = z.enum(['test', 'left-out', 'not-held']);
export type NotCounted = z.infer<typeof NotCounted>;

/** A meeting of the period that counts in no figure. */
export const UncountedMeeting = z.strictObject({
  meetingId: MeetingId,
  title: z.string(),
  type: MeetingType,
  openedAt: Instant,
  durationMs: z.int(),
  why: NotCounted,
  /** What the person said who left it out; else empty. */
  reason: z.string(),
});
export type UncountedMeeting = z.infer<typeof UncountedMeeting>;

/** How an endpoint tested itself before meetings. */
export const ReportedChecks = z.strictObject({
  endpointId: EndpointId,
  name: z.string(),
  /** With its kind: `Xã Hòa Bình`; empty where it is not known any more. */
  unit: z.string(),
  made: z.int(),
  passed: z.int(),
  /** The last one, and the last that it passed, each with who had it begun; null where there was none. */
  last: z.strictObject({ at: Instant, passed: z.boolean(), beginner: CheckBeginner }).nullable(),
  lastPassed: z.strictObject({ at: Instant, beginner: CheckBeginner }).nullable(),
});
export type ReportedChecks = z.infer<typeof ReportedChecks>;

const Lengths = z.strictObject({ meetings: z.int().min(1), medianMs: z.int() });

/** How long meetings of a type were in the period, against the hub's own first ten of that type: medians, without breaks. */
export const ReportedLengths = z.strictObject({
  type: MeetingType,
  first: Lengths,
  /** Those of the period after the first ten. */
  later: Lengths,
});
export type ReportedLengths = z.infer<typeof ReportedLengths>;

/** A report on a period: all its figures, the same for the page and for every file. */
export const PeriodReport = z.strictObject({
  query: ReportQuery,
  madeAt: Instant,
  timeZone: z.string(),
  hubName: z.string(),
  parametersVersion: z.int(),
  /** The lines of the table that were used, in its order. */
  parametersUsed: z.array(ParameterEntry),
  /** Meetings around the period whose records can't be read: they count nowhere. Missing where all could be. */
  unreadable: z.int().optional(),
  totals: z.strictObject({
    meetings: z.int(),
    /** Meetings of the period that are still open: they count nowhere. */
    stillOpen: z.int(),
    durationMs: z.int(),
    startedInTime: z.int(),
    startedLate: z.int(),
    startUnknown: z.int(),
    noticesInTime: z.int(),
    noticesLate: z.int(),
    noticesRunning: z.int(),
    noticesOverdue: z.int(),
    corrections: z.int(),
    /** Missing in reports of before. */
    marks: MarkCounts.optional(),
    count: PresenceCount,
  }),
  months: z.array(ReportedGroup),
  types: z.array(ReportedGroup),
  hostUnits: z.array(ReportedGroup),
  units: z.array(ReportedUnit),
  endpoints: z.array(ReportedEndpoint),
  savings: Savings,
  /** Norms that counted as 0, because nobody entered them or because 0 was entered. */
  normsAtZero: z.array(DistrictParameter).optional(),
  meetings: z.array(ReportedMeeting),
  /** Of types of which the hub has held more than ten; missing where there are none, and in reports on one unit or host. */
  lengths: z.array(ReportedLengths).optional(),
  /** Closed meetings of the period that count nowhere above. */
  notCounted: z.array(UncountedMeeting).optional(),
  /** Checks of endpoints in the period; missing where there were none, or the report is on meetings of one type or host. */
  checks: z.array(ReportedChecks).optional(),
});
export type PeriodReport = z.infer<typeof PeriodReport>;

/** The kinds of file of a kept report; `json` are its figures, from which the others were made. */
export const KeptFileKind = z.enum(['json', 'xlsx', 'csv', 'pdf']);
export type KeptFileKind = z.infer<typeof KeptFileKind>;
/** A file of a kept report. `damaged`: it is gone or no longer what was kept, and is not given out. */
export const KeptFile = z.strictObject({ kind: KeptFileKind, sha256: FileId, damaged: z.boolean() });
export type KeptFile = z.infer<typeof KeptFile>;

/** A report that was kept: later facts, later parameters and later programs leave its figures and its files alone. */
export const KeptReport = z.strictObject({
  reportId: ReportId,
  title: z.string(),
  at: Instant,
  by: z.string(),
  query: ReportQuery,
  parametersVersion: z.int(),
  files: z.array(KeptFile),
  /** When all but the figures were made: at the keeping, or later; null, and not among `files`, until somebody reads the report. */
  filesMadeAt: Instant.nullable(),
});
export type KeptReport = z.infer<typeof KeptReport>;
export const KeptReportList = z.strictObject({ reports: z.array(KeptReport) });
export const KeepReport = z.strictObject({ title: Line(1, 200), query: ReportQuery });
