import { punctualityToleranceMs, type EndpointAttendance, type EndpointId, type Instant } from '@diem-cau/shared';
import type { AttendanceLog, SeenEndpoint } from './attendance-log.ts';
import { lengthMs, measure, union, within, without, type Span } from '../kit/spans.ts';

/** How long after the hub's return an endpoint's absence still counts as the hub's: pages need a moment to come back by themselves. */
export const hubReturnGraceMs = 60_000;

/** When a meeting ended, or up to when it is known while it lasts. */
export const endOf = (log: AttendanceLog, until: Instant): Instant => log.closedAt ?? Math.max(until, log.lastAt);

/** The meeting's time without its breaks, up to its closing or to `until`. */
export const meetingTime = (log: AttendanceLog, until: Instant): readonly Span[] => {
  const end = endOf(log, until);
  return without(
    [{ from: log.openedAt, to: end }],
    log.breaks.map(({ from, to }) => ({ from, to: to ?? end })),
  );
};

/** Opening to closing, or to `until` while the meeting lasts, without breaks; in milliseconds. */
export const durationMs = (log: AttendanceLog, until: Instant): number => lengthMs(meetingTime(log, until));

const graced = ({ from, to }: Span): Span => ({ from, to: to + hubReturnGraceMs });

/** Times in which an endpoint could not be there because of the hub: its gaps, and the moment after it lost this one endpoint. */
const hubTime = (gaps: readonly Span[], { stretches }: SeenEndpoint): readonly Span[] =>
  union([
    ...gaps,
    ...stretches.flatMap(({ to, end }) => (end === 'hub' && to !== null ? [graced({ from: to, to })] : [])),
  ]);

const isDropOut = (end: SeenEndpoint['stretches'][number]['end']): boolean =>
  end === 'link-lost' || end === 'page-closed' || end === 'revoked';

const beyondTolerance = (ms: number): number => (ms > punctualityToleranceMs ? ms : 0);

/** What an endpoint's stretches amount to, without what it did while it was there. */
export type EndpointPresence = Omit<EndpointAttendance, 'speeches' | 'speakingMs' | 'screens' | 'links' | 'people'>;

/** What is the same for every endpoint of a meeting. */
interface Course {
  readonly end: Instant;
  readonly closed: boolean;
  /** Without its breaks. */
  readonly meeting: readonly Span[];
  /** The hub's gaps, each with its grace. */
  readonly gaps: readonly Span[];
}

const courseOf = (log: AttendanceLog, until: Instant): Course => ({
  end: endOf(log, until),
  closed: log.closedAt !== null,
  meeting: meetingTime(log, until),
  gaps: union(log.hubGaps.map(graced)),
});

/**
 * What one endpoint's stretches amount to. All lengths are in milliseconds and leave out breaks. Lateness, early leaving and the time
 * lost by drop-outs are parts of its absence, thus free of the hub's own time; a drop-out from which it never returned is both a
 * drop-out and an early leaving.
 */
const attendance = (seen: SeenEndpoint, { end, closed, meeting, gaps }: Course): EndpointPresence => {
  const { endpoint, expectedFrom, stretches, byPhone = [] } = seen;
  const time = within(meeting, { from: expectedFrom, to: end });
  const there = stretches.map(({ from, to }) => ({ from, to: to ?? end }));
  const away = without(time, there);
  const absent = without(away, hubTime(gaps, seen));
  const absentMs = measure(absent);

  const first = there.at(0);
  const last = there.at(-1);
  const drops = stretches.flatMap(({ to, end: cause }, index) =>
    to !== null && isDropOut(cause) ? [{ from: to, to: stretches[index + 1]?.from ?? end }] : [],
  );
  return {
    endpointId: endpoint.endpointId,
    name: endpoint.name,
    leads: endpoint.leads,
    stretches: [...stretches],
    firstJoinedAt: first?.from ?? null,
    lastSeenAt: last?.to ?? null,
    ...(byPhone.length === 0 ? {} : { byPhone: [...byPhone] }),
    expectedFrom,
    presentMs: lengthMs(time) - lengthMs(away),
    absentMs: lengthMs(absent),
    hubMs: lengthMs(away) - lengthMs(absent),
    dropOuts: drops.length,
    droppedMs: drops.reduce((total, drop) => total + absentMs(drop), 0),
    lateMs: first === undefined ? null : beyondTolerance(absentMs({ from: expectedFrom, to: first.from })),
    leftEarlyMs: last === undefined || !closed ? null : beyondTolerance(absentMs({ from: last.to, to: end })),
  };
};

/** Who was there and when, by endpoint in the directory's order; `until` is now while the meeting lasts. */
export const presence = (log: AttendanceLog, until: Instant): readonly EndpointPresence[] => {
  const course = courseOf(log, until);
  return log.endpoints.map((seen) => attendance(seen, course));
};

/** The same of one endpoint; null where it was not on the list. */
export const presenceOf = (log: AttendanceLog, endpointId: EndpointId, until: Instant): EndpointPresence | null => {
  const seen = log.endpoints.find(({ endpoint }) => endpoint.endpointId === endpointId);
  return seen === undefined ? null : attendance(seen, courseOf(log, until));
};
