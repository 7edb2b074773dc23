import type { Day, EndpointId, Instant, PeriodReport, ReportedGroup, ReportedMeeting } from '@diem-cau/shared';
import type { DigestedEndpoint, MeetingDigest } from '../record/meeting-digest.ts';
import { addMarks, noMarks } from '../record/meeting-marks.ts';
import type { Norms } from '../settings/parameter-table.ts';
import type { Travelling } from './journeys.ts';
import { addEndpoint, addPeople, noPresence, nobody } from './presence-count.ts';
import type { ReportUnits } from './report-units.ts';
import type { savingsOf } from './savings.ts';

/** A meeting that is over and counts in a report, with what of it the report is about. */
export interface CountedMeeting {
  readonly digest: MeetingDigest;
  readonly closedAt: Instant;
  readonly day: Day;
  readonly host: ReturnType<ReportUnits['hostOf']>;
  /** Those that are asked for. */
  readonly endpoints: readonly DigestedEndpoint[];
  readonly travelling: ReadonlyMap<EndpointId, Travelling>;
  readonly norms: Norms;
}

/** What is said of a meeting besides its figures. */
export interface Judged {
  readonly checks?: ReportedMeeting['checks'];
  readonly notice: ReportedMeeting['notice'];
  readonly marks: NonNullable<ReportedMeeting['marks']>;
}

/** The totals of no meeting. */
export const noTotals: PeriodReport['totals'] = {
  meetings: 0,
  stillOpen: 0,
  durationMs: 0,
  startedInTime: 0,
  startedLate: 0,
  startUnknown: 0,
  noticesInTime: 0,
  noticesLate: 0,
  noticesRunning: 0,
  noticesOverdue: 0,
  corrections: 0,
  marks: noMarks,
  count: noPresence,
};

/** The line of a meeting in the report. */
export const reportedMeeting = (
  { digest, host, endpoints }: CountedMeeting,
  savings: ReturnType<typeof savingsOf>,
  judged: Judged,
): ReportedMeeting & Judged => ({
  meetingId: digest.meetingId,
  title: digest.title,
  type: digest.type,
  hostUnit: host.name,
  ...(host.led ? {} : { led: false }),
  openedAt: digest.openedAt,
  durationMs: digest.durationMs,
  // No hour is evidence that is typed while the meeting is being opened.
  startedInTime: null,
  expected: endpoints.length,
  attended: endpoints.filter(({ attended }) => attended).length,
  dropOuts: endpoints.reduce((total, { dropOuts }) => total + dropOuts, 0),
  people: endpoints.reduce((total, { people }) => (people === null ? total : addPeople(total, people)), nobody),
  endpointsNotCalled: savings.endpointsNotCalled,
  savedMinutes: savings.personTime.savedMinutes,
  ...judged,
});

/** The totals with one meeting more. */
export const addMeeting = (
  totals: PeriodReport['totals'],
  { digest, endpoints }: CountedMeeting,
  { notice, marks }: Judged,
): PeriodReport['totals'] => ({
  ...totals,
  meetings: totals.meetings + 1,
  durationMs: totals.durationMs + digest.durationMs,
  startUnknown: totals.startUnknown + 1,
  noticesInTime: totals.noticesInTime + Number(notice === 'in-time'),
  noticesLate: totals.noticesLate + Number(notice === 'late'),
  noticesRunning: totals.noticesRunning + Number(notice === 'running'),
  noticesOverdue: totals.noticesOverdue + Number(notice === 'overdue'),
  corrections: totals.corrections + digest.corrected.length,
  marks: addMarks(totals.marks ?? noMarks, marks),
  count: endpoints.reduce(addEndpoint, totals.count),
});

/** A group of no meeting. */
export const emptyGroup = (key: string, name: string): ReportedGroup => ({
  key,
  name,
  meetings: 0,
  durationMs: 0,
  expected: 0,
  attended: 0,
  savedMinutes: 0,
});

/** Counts a meeting in its group, which begins with it where it is the first. */
export const addToGroup = (
  groups: Map<string, ReportedGroup>,
  { key, name }: Pick<ReportedGroup, 'key' | 'name'>,
  meeting: ReportedMeeting,
): void => {
  const group = groups.get(key) ?? emptyGroup(key, name);
  groups.set(key, {
    ...group,
    meetings: group.meetings + 1,
    durationMs: group.durationMs + meeting.durationMs,
    expected: group.expected + meeting.expected,
    attended: group.attended + meeting.attended,
    savedMinutes: group.savedMinutes + meeting.savedMinutes.base,
  });
};
