import type { Attendance, EndpointId, Instant, Interval } from '@diem-cau/shared';
import { overAt } from '../meeting/course/emptiness.ts';
import { isFactOf, type FactOf, type MeetingEventOf, type StampedEvent } from '../meeting/events.ts';
import type { ExpectedEndpoint } from '../meeting/expected-endpoint.ts';
import type { Secretary } from '../meeting/parts/facts.ts';
import { awayFrom } from '../meeting/seats/seating.ts';
import type { Span } from '../kit/spans.ts';

/** What the machine saw of one endpoint: since when it was expected, and the stretches in which it was there, in order. */
export interface SeenEndpoint {
  readonly endpoint: ExpectedEndpoint;
  readonly expectedFrom: Instant;
  readonly stretches: readonly Attendance[];
  /** When it attended by telephone, as whoever conducted said; missing where it never did. The last may last. */
  readonly byPhone?: readonly Interval[];
}

/** What the machine saw of a meeting, folded from its events; the instants in it never run backwards. */
export interface AttendanceLog {
  readonly opening: MeetingEventOf<'meetingOpened'>;
  readonly openedAt: Instant;
  readonly closing: MeetingEventOf<'meetingClosed'> | null;
  readonly closedAt: Instant | null;
  /** Who was named last; null where nobody was, or nobody any more. */
  readonly secretary: Secretary | null;
  /** The latest instant seen so far: a clock that was set back counts as standing still until it has caught up. */
  readonly lastAt: Instant;
  readonly breaks: readonly Interval[];
  /** From the hub's last sign of life to its return, and from the beginning to the end of each of its standstills. */
  readonly hubGaps: readonly Span[];
  /** Steps of the wall clock: what it would have shown, and what it showed. */
  readonly clockSet: readonly Span[];
  /** In the directory's order. */
  readonly endpoints: readonly SeenEndpoint[];
}

type End = NonNullable<Attendance['end']>;

/** What one endpoint was so far, while the record is read. */
class Seen {
  readonly #endpoint: ExpectedEndpoint;
  readonly #expectedFrom: Instant;
  readonly #stretches: Attendance[];
  readonly #byPhone: Interval[];

  constructor({ endpoint, expectedFrom, stretches, byPhone = [] }: SeenEndpoint) {
    this.#endpoint = endpoint;
    this.#expectedFrom = expectedFrom;
    this.#stretches = [...stretches];
    this.#byPhone = [...byPhone];
  }

  get position(): number {
    return this.#endpoint.position;
  }

  get seen(): SeenEndpoint {
    return {
      endpoint: this.#endpoint,
      expectedFrom: this.#expectedFrom,
      stretches: [...this.#stretches],
      ...(this.#byPhone.length === 0 ? {} : { byPhone: [...this.#byPhone] }),
    };
  }

  arrived(at: Instant): void {
    this.hungUp(at);
    if (this.#stretches.at(-1)?.to !== null) this.#stretches.push({ from: at, to: null, end: null });
  }

  phoned(at: Instant): void {
    if (this.#byPhone.at(-1)?.to !== null) this.#byPhone.push({ from: at, to: null });
  }

  /** It attends by telephone no longer. */
  hungUp(at: Instant): void {
    const last = this.#byPhone.at(-1);
    if (last?.to === null) this.#byPhone[this.#byPhone.length - 1] = { ...last, to: at };
  }

  /** Only the last stretch can be one that lasts. */
  gone(at: Instant, end: End): void {
    const last = this.#stretches.at(-1);
    if (last?.to === null) this.#stretches[this.#stretches.length - 1] = { ...last, to: Math.max(at, last.from), end };
  }
}

const inOrder = <Placed extends { readonly position: number }>(endpoints: readonly Placed[]): readonly Placed[] =>
  endpoints.toSorted((a, b) => a.position - b.position);

const opened = (opening: MeetingEventOf<'meetingOpened'>, at: Instant): AttendanceLog => ({
  opening,
  openedAt: at,
  closing: null,
  closedAt: null,
  secretary: opening.secretary ?? null,
  lastAt: at,
  breaks: [],
  hubGaps: [],
  clockSet: [],
  endpoints: inOrder(opening.expected).map((endpoint) => ({ endpoint, expectedFrom: at, stretches: [] })),
});

/** Reads on from a log: it notes thousands of events without copying what it knows for each of them. */
class AttendanceFold {
  readonly #before: AttendanceLog;
  #closing: AttendanceLog['closing'];
  #closedAt: Instant | null;
  #secretary: Secretary | null;
  #lastAt: Instant;
  readonly #breaks: Interval[];
  readonly #hubGaps: Span[];
  readonly #clockSet: Span[];
  #endpoints: ReadonlyMap<EndpointId, Seen>;

  constructor(log: AttendanceLog) {
    this.#before = log;
    this.#closing = log.closing;
    this.#closedAt = log.closedAt;
    this.#secretary = log.secretary;
    this.#lastAt = log.lastAt;
    this.#breaks = [...log.breaks];
    this.#hubGaps = [...log.hubGaps];
    this.#clockSet = [...log.clockSet];
    this.#endpoints = new Map(log.endpoints.map((seen) => [seen.endpoint.endpointId, new Seen(seen)]));
  }

  get log(): AttendanceLog {
    return {
      ...this.#before,
      closing: this.#closing,
      closedAt: this.#closedAt,
      secretary: this.#secretary,
      lastAt: this.#lastAt,
      breaks: [...this.#breaks],
      hubGaps: [...this.#hubGaps],
      clockSet: [...this.#clockSet],
      endpoints: [...this.#endpoints.values()].map(({ seen }) => seen),
    };
  }

  /** Nothing counts after the closing. */
  note({ at: stampedAt, event }: StampedEvent): void {
    if (this.#closedAt !== null) return;
    const at = Math.max(stampedAt, this.#lastAt);
    if (isFactOf(event, 'course', 'seats', 'parts')) this.#note(event, at);
    if (isFactOf(event, 'roll')) this.#notePhone(event, at);
    this.#lastAt = at;
  }

  #note(event: FactOf<'course' | 'seats' | 'parts'>, at: Instant): void {
    switch (event.type) {
      case 'endpointAdded':
        this.#add(event.endpoint, at);
        break;
      case 'endpointJoined':
      case 'endpointResumed':
      case 'seatTaken':
        this.#endpoints.get(event.endpointId)?.arrived(at);
        break;
      case 'endpointDropped':
        this.#endpoints.get(event.endpointId)?.gone(awayFrom(event, at), event.cause);
        break;
      case 'endpointLeft':
        this.#endpoints.get(event.endpointId)?.gone(at, 'left');
        break;
      case 'breakStarted':
        this.#endBreak(at);
        this.#breaks.push({ from: at, to: null });
        break;
      case 'breakEnded':
        this.#endBreak(at);
        break;
      case 'clockSet':
        this.#clockSet.push({ from: event.from, to: event.to });
        break;
      case 'hubStood':
        // What was read first after the standstill may stand on the record before it.
        this.#hubGaps.push({ from: Math.min(Math.max(event.from, this.#before.openedAt), at), to: at });
        break;
      case 'hubReturned': {
        const downSince = Math.min(Math.max(event.downSince, this.#lastAt), at);
        this.#allGone(downSince, 'hub');
        this.#hubGaps.push({ from: downSince, to: at });
        break;
      }
      case 'meetingClosed':
        this.#close(event, at);
        break;
      case 'secretaryNamed':
        this.#secretary = event.secretary;
        break;
      case 'personShutOut':
        if (this.#secretary?.accountId === event.accountId) this.#secretary = null;
        break;
      case 'meetingOpened':
      case 'breakTimed':
      case 'capChanged':
        break;
    }
  }

  /** One that ended by itself was over before: nobody was in it any more, and nothing that came later is of it. */
  #close(event: MeetingEventOf<'meetingClosed'>, at: Instant): void {
    const lasted = [...this.#breaks, ...[...this.#endpoints.values()].flatMap(({ seen }) => seen.stretches)];
    // A clock that was set back counts as standing still, so that what came before may stand later.
    const known = lasted.map(({ from, to }) => to ?? from);
    const over = Math.min(at, Math.max(overAt(event, at), this.#before.openedAt, ...known));
    this.#allGone(over, 'closed');
    for (const seen of this.#endpoints.values()) seen.hungUp(over);
    this.#endBreak(over);
    this.#closing = event;
    this.#closedAt = over;
    const gaps = this.#hubGaps
      .filter(({ from }) => from < over)
      .map(({ from, to }) => ({ from, to: Math.min(to, over) }));
    this.#hubGaps.splice(0, this.#hubGaps.length, ...gaps);
  }

  #notePhone(event: FactOf<'roll'>, at: Instant): void {
    switch (event.type) {
      case 'phoneAttended':
        this.#endpoints.get(event.endpointId)?.phoned(at);
        break;
      case 'phoneEnded':
        this.#endpoints.get(event.endpointId)?.hungUp(at);
        break;
      case 'rollBegan':
      case 'rollCalled':
      case 'rollAnswered':
      case 'rollUnanswered':
      case 'rollEnded':
        break;
    }
  }

  #add(endpoint: ExpectedEndpoint, at: Instant): void {
    if (this.#endpoints.has(endpoint.endpointId)) return;
    const added = new Seen({ endpoint, expectedFrom: at, stretches: [] });
    const all = [...this.#endpoints, [endpoint.endpointId, added] as const];
    this.#endpoints = new Map(all.sort(([, a], [, b]) => a.position - b.position));
  }

  #allGone(at: Instant, end: End): void {
    for (const seen of this.#endpoints.values()) seen.gone(at, end);
  }

  /** Only the last break can be one that lasts. */
  #endBreak(at: Instant): void {
    const last = this.#breaks.at(-1);
    if (last?.to === null) this.#breaks[this.#breaks.length - 1] = { ...last, to: at };
  }
}

/** Notes one more event; null stands for a meeting that has not been opened. */
export const noteEvent = (log: AttendanceLog | null, stamped: StampedEvent): AttendanceLog | null => {
  if (log === null) return stamped.event.type === 'meetingOpened' ? opened(stamped.event, stamped.at) : null;
  const fold = new AttendanceFold(log);
  fold.note(stamped);
  return fold.log;
};

/** Folds a meeting's whole record; null when it does not begin with an opening. */
export const attendanceLog = (events: readonly StampedEvent[]): AttendanceLog | null => {
  const first = events.findIndex(({ event }) => event.type === 'meetingOpened');
  const opening = events[first];
  if (opening?.event.type !== 'meetingOpened') return null;
  const fold = new AttendanceFold(opened(opening.event, opening.at));
  for (const stamped of events.slice(first + 1)) fold.note(stamped);
  return fold.log;
};
