import {
  noHost,
  type Day,
  type DistrictParameter,
  type EndpointBody,
  type EndpointId,
  type Instant,
  type ParameterEntry,
  type PeriodReport,
  type ReportQuery,
  type ReportedEndpoint,
  type ReportedGroup,
  type ReportedMeeting,
  type ReportedUnit,
  type UnitBody,
  type UncountedMeeting,
  type UnitId,
} from '@diem-cau/shared';
import { usualLeastTogetherMinutes, whyNotCounted } from '../record/counting.ts';
import { Journeys, usualTravellers, type Travelling } from './journeys.ts';
import type { DigestedEndpoint, MeetingDigest } from '../record/meeting-digest.ts';
import { comparesLengths, MeetingLengths } from './meeting-lengths.ts';
import { monthsBetween } from './months.ts';
import { noticeState } from './notice-state.ts';
import { meetingMarks, usualLongestMinutes } from '../record/meeting-marks.ts';
import { entriesOn, normsOf, type Norms } from '../settings/parameter-table.ts';
import { addEndpoint, noPresence } from './presence-count.ts';
import type { ChecksOfPeriod } from './endpoint-checks.ts';
import { ReportUnits, toldApart } from './report-units.ts';
import {
  addMeeting,
  addToGroup,
  emptyGroup,
  noTotals,
  reportedMeeting,
  type CountedMeeting,
  type Judged,
} from './counted-meeting.ts';
import { addSavings, noSavings, savingsOf, zeroWhereUnknown } from './savings.ts';
import type { Calendar } from '../kit/working-days.ts';

/** What a report is made with, besides the meetings. */
export interface ReportGround {
  readonly query: ReportQuery;
  readonly madeAt: Instant;
  readonly timeZone: string;
  readonly hubName: string;
  /** The calendar day of an instant in the hub's zone. */
  readonly dayOf: (at: Instant) => Day;
  readonly units: ReadonlyMap<UnitId, UnitBody>;
  /** The unit of each place. */
  readonly unitOfPlace: ReadonlyMap<EndpointId, UnitId>;
  readonly parameters: { readonly version: number; readonly entries: readonly ParameterEntry[] };
  readonly calendar: Calendar;
  /** Those of the period, and of the day before it. */
  readonly checks: ChecksOfPeriod;
  /** Those of the directory. */
  readonly endpoints: readonly Pick<EndpointBody, 'endpointId' | 'name' | 'active'>[];
}

const mostTravellers = (norms: Norms, endpointId: EndpointId): number =>
  (norms.endpoint(endpointId, 'travellers') ?? norms.district('travellers'))?.base ?? usualTravellers;

const whyNotCountedBy = (digest: MeetingDigest, norms: Norms): ReturnType<typeof whyNotCounted> => {
  const online = digest.endpoints.reduce((total, { people }) => total + (people?.online ?? 0), 0);
  return whyNotCounted(
    { ...digest, online },
    norms.district('leastTogetherMinutes')?.base ?? usualLeastTogetherMinutes,
  );
};

/** A report on a period, fed with one meeting's digest after the other, the oldest first: it never holds more than its own figures. */
export class PeriodReportFold {
  readonly #ground: ReportGround;
  readonly #placing: ReportUnits;
  readonly #months: Map<string, ReportedGroup>;
  readonly #types = new Map<string, ReportedGroup>();
  readonly #hosts = new Map<string, ReportedGroup>();
  readonly #units = new Map<string, ReportedUnit & { readonly places: Set<EndpointId> }>();
  readonly #endpoints = new Map<EndpointId, ReportedEndpoint>();
  readonly #meetings: ReportedMeeting[] = [];
  readonly #notCounted: UncountedMeeting[] = [];
  readonly #used = new Map<number, ParameterEntry>();
  #totals = noTotals;
  #savings = noSavings;
  #unreadable = 0;
  readonly #journeys = new Journeys();
  readonly #lengths = new MeetingLengths();
  readonly #atZero = new Set<DistrictParameter>();

  constructor(ground: ReportGround) {
    this.#ground = ground;
    const { query, units, unitOfPlace } = ground;
    const { from, to } = query;
    this.#placing = new ReportUnits({ query, units, unitOfPlace, today: ground.dayOf(ground.madeAt) });
    this.#months = new Map(monthsBetween(from, to).map((key) => [key, emptyGroup(key, key)]));
  }

  /** Counts a meeting whose record can't be read: nothing else of it is known. */
  addUnreadable(): void {
    this.#unreadable += 1;
  }

  /** Takes note of a meeting from before the period, with which others are compared; it counts nowhere. */
  addEarlier(digest: MeetingDigest): void {
    const { dayOf, parameters } = this.#ground;
    const inForce = entriesOn(parameters.entries, parameters.version, dayOf(digest.openedAt));
    if (digest.closedAt !== null && whyNotCountedBy(digest, normsOf(inForce)) === null) this.#noteLength(digest, false);
  }

  /** Adds a meeting; one that the query leaves out changes nothing, one that goes on counts as such and nowhere else. */
  add(digest: MeetingDigest): void {
    const { query, dayOf, parameters } = this.#ground;
    const day = dayOf(digest.openedAt);
    const host = this.#placing.hostOf(digest, day);
    if (day < query.from) this.addEarlier(digest);
    if (day < query.from || day > query.to) return;
    const inForce = entriesOn(parameters.entries, parameters.version, day);
    const why = whyNotCountedBy(digest, normsOf(inForce));
    const travelling =
      why === null ? this.#travelling(digest, day, normsOf(inForce)) : new Map<EndpointId, Travelling>();
    const endpoints = digest.endpoints.filter((endpoint) => this.#placing.isAskedFor(endpoint, day));
    if (endpoints.length === 0) return;
    if (query.type !== undefined && query.type !== digest.type) return;
    if (query.hostUnitId !== undefined && query.hostUnitId !== host.unitId) return;
    const { openedAt, closedAt } = digest;
    if (closedAt === null) {
      this.#totals = { ...this.#totals, stillOpen: this.#totals.stillOpen + 1 };
      return;
    }

    const norms = normsOf(
      inForce,
      (entry) => this.#used.set(entry.version, entry),
      (name) => this.#atZero.add(name),
    );
    // The lines by which it is judged are used for it as well.
    whyNotCountedBy(digest, norms);
    if (why !== null) {
      const { meetingId, title, type, durationMs, leftOut } = digest;
      this.#notCounted.push({ meetingId, title, type, openedAt, durationMs, why, reason: leftOut ?? '' });
      return;
    }
    this.#count({ digest, closedAt, day, host, endpoints, travelling, norms });
  }

  /** Counts a meeting that is over and that counts. */
  #count(counted: CountedMeeting): void {
    const { digest, day, host, endpoints } = counted;
    this.#noteLength(digest, true);
    const savings = this.#savingsOf(counted);
    this.#savings = addSavings(this.#savings, savings);
    for (const endpoint of endpoints) this.#addEndpoint(endpoint, day);
    const meeting = reportedMeeting(counted, savings, this.#judged(counted));
    this.#meetings.push(meeting);
    const month = day.slice(0, 7);
    addToGroup(this.#months, { key: month, name: month }, meeting);
    addToGroup(this.#types, { key: digest.type, name: digest.type }, meeting);
    addToGroup(this.#hosts, { key: host.unitId ?? (host.led ? '' : noHost), name: host.name }, meeting);
    this.#totals = addMeeting(this.#totals, counted, meeting);
  }

  #savingsOf({ digest, endpoints, travelling, norms }: CountedMeeting): ReturnType<typeof savingsOf> {
    const { type, durationMs, papers } = digest;
    return savingsOf(
      {
        type,
        durationMs,
        papers,
        ofWhole: this.#ground.query.unitId === undefined,
        endpoints: endpoints.map(({ endpointId, attended, called }) => {
          const people = travelling.get(endpointId);
          if (people !== undefined) mostTravellers(norms, endpointId);
          return { endpointId, attended, people: people === undefined ? null : { ...people, called } };
        }),
      },
      norms,
    );
  }

  #judged({ digest, closedAt, norms, endpoints }: CountedMeeting): Judged {
    const { dayOf, calendar, madeAt, checks } = this.#ground;
    const notice = noticeState(digest.notice, dayOf(closedAt), dayOf(madeAt), calendar);
    const longestMs = (norms.district('usualLongestMinutes')?.base ?? usualLongestMinutes) * 60_000;
    const checked = checks.before(digest.openedAt, endpoints);
    return {
      notice,
      marks: meetingMarks(digest, { dayOf, calendar, longestMs: () => longestMs }, madeAt),
      ...(checked === undefined ? {} : { checks: checked }),
    };
  }

  #noteLength({ type, openedAt, durationMs }: MeetingDigest, inPeriod: boolean): void {
    this.#lengths.note(type, { openedAt, durationMs, inPeriod });
  }

  /** All figures of what was added. */
  report(): PeriodReport {
    const { query, madeAt, timeZone, hubName, parameters } = this.#ground;
    const checks = this.#checks();
    const lengths = comparesLengths(query) ? this.#lengths.compared : [];
    return {
      query,
      madeAt,
      timeZone,
      hubName,
      parametersVersion: parameters.version,
      parametersUsed: [...this.#used.values()].sort((a, b) => a.version - b.version),
      ...(this.#unreadable === 0 ? {} : { unreadable: this.#unreadable }),
      totals: this.#totals,
      months: [...this.#months.values()],
      types: [...this.#types.values()],
      hostUnits: [...this.#hosts.values()],
      units: toldApart(
        [...this.#units.values()].map(({ places, ...unit }) => ({ ...unit, endpoints: places.size })),
        this.#ground.units,
      ),
      endpoints: [...this.#endpoints.values()],
      savings: this.#savings,
      normsAtZero: [...this.#atZero].filter((name) => zeroWhereUnknown.has(name)).sort(),
      meetings: this.#meetings,
      notCounted: this.#notCounted,
      ...(checks === undefined ? {} : { checks: [...checks] }),
      ...(lengths.length === 0 ? {} : { lengths: [...lengths] }),
    };
  }

  /** The checks of the period; a check belongs to no meeting, and so to no type and no host. */
  #checks(): ReturnType<ChecksOfPeriod['counted']> {
    const { query, checks, endpoints, dayOf } = this.#ground;
    if (query.type !== undefined || query.hostUnitId !== undefined) return undefined;
    const places = endpoints.map(({ endpointId, name }) => ({ endpointId, name, unit: null }));
    const rows = checks.counted(
      places
        .filter((place) => this.#placing.isAskedFor(place, query.to))
        .map((place) => ({ ...place, unit: this.#placing.unitOf(place, query.to)?.name ?? '' })),
      (at) => dayOf(at) >= query.from && dayOf(at) <= query.to,
    );
    const gone = new Set(endpoints.flatMap(({ endpointId, active }) => (active ? [] : [endpointId])));
    return rows?.filter(({ endpointId, made }) => made > 0 || !gone.has(endpointId));
  }

  /**
   * Who would have travelled to a closed meeting, by endpoint; without those whose roll nobody confirmed. A journey belongs to the first
   * meeting of its day whichever of them the report is about, so that reports on types, hosts and units add up to the whole.
   */
  #travelling(digest: MeetingDigest, day: Day, norms: Norms): ReadonlyMap<EndpointId, Travelling> {
    if (digest.closedAt === null) return new Map();
    return new Map(
      digest.endpoints
        .filter(({ people }) => people !== null)
        .map((each) => [each.endpointId, this.#journeys.note(day, each, mostTravellers(norms, each.endpointId))]),
    );
  }

  #addEndpoint(endpoint: DigestedEndpoint, day: Day): void {
    const { endpointId, name, leads, attended, speakingMs } = endpoint;
    const unit = this.#placing.unitOf(endpoint, day);
    const written = unit?.name ?? '';
    const before = this.#endpoints.get(endpointId);
    const silent = before?.meetingsSinceSpoken ?? 0;
    this.#endpoints.set(endpointId, {
      endpointId,
      name,
      leads,
      unit: written,
      count: addEndpoint(before?.count ?? noPresence, endpoint),
      meetingsSinceSpoken: speakingMs > 0 ? 0 : silent + Number(attended),
    });
    const key = unit?.unitId ?? '';
    const known = this.#units.get(key);
    const places = known?.places ?? new Set<EndpointId>();
    places.add(endpointId);
    this.#units.set(key, {
      unitId: unit?.unitId ?? null,
      name: written,
      endpoints: places.size,
      count: addEndpoint(known?.count ?? noPresence, endpoint),
      places,
    });
  }
}
