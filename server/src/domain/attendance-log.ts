import type { Attendance, EndpointId, Instant, Interval } from '@diem-cau/shared';
import type { ExpectedEndpoint, MeetingEvent, MeetingEventOf, StampedEvent } from './meeting-event.ts';
import type { Span } from './spans.ts';

/** What the machine saw of one endpoint: since when it was expected, and the stretches in which it was there, in order. */
export interface SeenEndpoint {
  readonly endpoint: ExpectedEndpoint;
  readonly expectedFrom: Instant;
  readonly stretches: readonly Attendance[];
}

/** What the machine saw of a meeting, folded from its events; the instants in it never run backwards. */
export interface AttendanceLog {
  readonly opening: MeetingEventOf<'meetingOpened'>;
  readonly openedAt: Instant;
  readonly closing: MeetingEventOf<'meetingClosed'> | null;
  readonly closedAt: Instant | null;
  /** The latest instant seen so far: a clock that was set back counts as standing still until it has caught up. */
  readonly lastAt: Instant;
  readonly breaks: readonly Interval[];
  /** From the hub's last sign of life to its return. */
  readonly hubGaps: readonly Span[];
  /** In the directory's order. */
  readonly endpoints: readonly SeenEndpoint[];
}

type End = NonNullable<Attendance['end']>;

const isThere = ({ stretches }: SeenEndpoint): boolean => stretches.at(-1)?.to === null;

const arrived = (seen: SeenEndpoint, at: Instant): SeenEndpoint =>
  isThere(seen) ? seen : { ...seen, stretches: [...seen.stretches, { from: at, to: null, end: null }] };

const gone = (seen: SeenEndpoint, at: Instant, end: End): SeenEndpoint => ({
  ...seen,
  stretches: seen.stretches.map((stretch) => (stretch.to === null ? { ...stretch, to: at, end } : stretch)),
});

const expected = (endpoint: ExpectedEndpoint, at: Instant): SeenEndpoint => ({
  endpoint,
  expectedFrom: at,
  stretches: [],
});

const inOrder = (endpoints: readonly SeenEndpoint[]): readonly SeenEndpoint[] =>
  endpoints.toSorted((a, b) => a.endpoint.position - b.endpoint.position);

const withEndpoint = (
  log: AttendanceLog,
  endpointId: EndpointId,
  change: (seen: SeenEndpoint) => SeenEndpoint,
): AttendanceLog => ({
  ...log,
  endpoints: log.endpoints.map((seen) => (seen.endpoint.endpointId === endpointId ? change(seen) : seen)),
});

const withAll = (log: AttendanceLog, change: (seen: SeenEndpoint) => SeenEndpoint): AttendanceLog => ({
  ...log,
  endpoints: log.endpoints.map(change),
});

const breakEnded = (breaks: readonly Interval[], at: Instant): readonly Interval[] =>
  breaks.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));

const noted = (log: AttendanceLog, event: MeetingEvent, at: Instant): AttendanceLog => {
  switch (event.type) {
    case 'endpointAdded': {
      const known = log.endpoints.some(({ endpoint }) => endpoint.endpointId === event.endpoint.endpointId);
      return known ? log : { ...log, endpoints: inOrder([...log.endpoints, expected(event.endpoint, at)]) };
    }
    case 'endpointJoined':
    case 'endpointResumed':
    case 'seatTaken':
      return withEndpoint(log, event.endpointId, (seen) => arrived(seen, at));
    case 'endpointDropped':
      return withEndpoint(log, event.endpointId, (seen) => gone(seen, at, event.cause));
    case 'endpointLeft':
      return withEndpoint(log, event.endpointId, (seen) => gone(seen, at, 'left'));
    case 'breakStarted':
      return { ...log, breaks: [...breakEnded(log.breaks, at), { from: at, to: null }] };
    case 'breakEnded':
      return { ...log, breaks: breakEnded(log.breaks, at) };
    case 'hubReturned': {
      const downSince = Math.min(Math.max(event.downSince, log.lastAt), at);
      return {
        ...withAll(log, (seen) => gone(seen, downSince, 'hub')),
        hubGaps: [...log.hubGaps, { from: downSince, to: at }],
      };
    }
    case 'meetingClosed':
      return {
        ...withAll(log, (seen) => gone(seen, at, 'closed')),
        breaks: breakEnded(log.breaks, at),
        closing: event,
        closedAt: at,
      };
    default:
      return log;
  }
};

const opened = (opening: MeetingEventOf<'meetingOpened'>, at: Instant): AttendanceLog => ({
  opening,
  openedAt: at,
  closing: null,
  closedAt: null,
  lastAt: at,
  breaks: [],
  hubGaps: [],
  endpoints: inOrder(opening.expected.map((endpoint) => expected(endpoint, at))),
});

/** Notes one more event; null stands for a meeting that has not been opened. Nothing counts after the closing. */
export const noteEvent = (log: AttendanceLog | null, { at, event }: StampedEvent): AttendanceLog | null => {
  if (log === null) return event.type === 'meetingOpened' ? opened(event, at) : null;
  if (log.closedAt !== null) return log;
  const steadyAt = Math.max(at, log.lastAt);
  return { ...noted(log, event, steadyAt), lastAt: steadyAt };
};

/** Folds a meeting's whole record; null when it does not begin with an opening. */
export const attendanceLog = (events: readonly StampedEvent[]): AttendanceLog | null =>
  events.reduce<AttendanceLog | null>(noteEvent, null);
