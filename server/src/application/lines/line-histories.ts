import {
  Refusal,
  type EndpointId,
  type EndpointLine,
  type Instant,
  type LineHistoryBody,
  type LineHistoryQuery,
} from '@diem-cau/shared';
import { foldIntoHours, hoursBy, worstHours, type LineStretch } from '../../domain/lines/line-hours.ts';
import { addSums, noSums } from '../../domain/lines/line-sums.ts';
import { dayOf } from '../kit/days.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { LineStore } from '../ports/line-store.ts';

const dayMs = 24 * 3_600_000;
/** A day begins at most so much earlier or later than UTC's. */
const zoneMs = 14 * 3_600_000;
/** A period has at most so many days, as that of a report. */
const longestDays = 3_700;
/** So many of the worst hours are named. */
const mostHours = 10;

interface LineHistoriesPorts {
  readonly store: Pick<LineStore, 'between'>;
  readonly directory: Pick<Directory, 'endpoints'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly hubName: () => string;
  readonly keptDays: number;
}

/** How the lines of endpoints were over months. */
export class LineHistories {
  readonly #ports: LineHistoriesPorts;

  constructor(ports: LineHistoriesPorts) {
    this.#ports = ports;
  }

  /** Of all endpoints of which anything was measured. Refuses with `bad-period`. */
  async all(query: LineHistoryQuery): Promise<LineHistoryBody> {
    const { directory, clock, timeZone, hubName, keptDays } = this.#ports;
    const hours = foldIntoHours(await this.#measured(query));
    const known = await directory.endpoints();
    const measured = new Set(hours.map(({ endpointId }) => endpointId));
    const gone = [...measured].filter((endpointId) => !known.some((each) => each.endpointId === endpointId));
    const endpoints = [...known, ...gone.map((endpointId) => ({ endpointId, name: '' }))]
      .filter(({ endpointId }) => measured.has(endpointId))
      .map((endpoint) => this.#line(endpoint, hours));
    return { query, madeAt: clock.now(), timeZone, hubName: hubName(), keptDays, endpoints };
  }

  /** Of one endpoint. Refuses with `bad-period`, and with `not-found` where nothing was measured of it. */
  async one(query: LineHistoryQuery, endpointId: EndpointId): Promise<LineHistoryBody> {
    const all = await this.all(query);
    const endpoints = all.endpoints.filter((each) => each.endpointId === endpointId);
    if (endpoints.length === 0) throw new Refusal('not-found');
    return { ...all, endpoints };
  }

  async #measured({ from, to }: LineHistoryQuery): Promise<readonly LineStretch[]> {
    const [first, last] = [Date.parse(from), Date.parse(to)];
    if (last < first || last - first > longestDays * dayMs) throw new Refusal('bad-period');
    const around = await this.#ports.store.between(Math.max(0, first - zoneMs), last + dayMs + zoneMs);
    return around.filter(({ from: at }) => {
      const day = this.#dayOf(at);
      return day >= from && day <= to;
    });
  }

  #line({ endpointId, name }: Pick<EndpointLine, 'endpointId' | 'name'>, all: readonly LineStretch[]): EndpointLine {
    const hours = all.filter((each) => each.endpointId === endpointId).map(({ from, sums }) => ({ from, sums }));
    return {
      endpointId,
      name,
      sums: hours.reduce((sum, { sums }) => addSums(sum, sums), noSums),
      months: hoursBy(hours, (from) => this.#dayOf(from).slice(0, 7)).map(({ key, sums }) => ({ month: key, sums })),
      worst: [...worstHours(hours, mostHours)],
    };
  }

  #dayOf(at: Instant): string {
    return dayOf(at, this.#ports.timeZone);
  }
}
