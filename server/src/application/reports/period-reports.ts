import { Refusal, checkHoldsMs, type Day, type Instant, type PeriodReport, type ReportQuery } from '@diem-cau/shared';
import { furthestMs } from '../../domain/record/corrections.ts';
import { ChecksOfPeriod } from '../../domain/reports/endpoint-checks.ts';
import { comparesLengths } from '../../domain/reports/meeting-lengths.ts';
import { PeriodReportFold } from '../../domain/reports/period-report.ts';
import type { Calendar } from '../settings/calendar.ts';
import { dayOf } from '../kit/days.ts';
import type { MeetingDigests } from '../record/meeting-digests.ts';
import type { ParameterKeeping } from '../settings/parameters.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { CheckStore } from '../ports/check-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';

export interface PeriodReportsPorts {
  readonly archive: Pick<MeetingArchive, 'find'>;
  readonly digests: MeetingDigests;
  readonly directory: Pick<Directory, 'units' | 'endpoints'>;
  readonly checks: Pick<CheckStore, 'between'>;
  readonly parameters: Pick<ParameterKeeping, 'table'>;
  readonly calendar: Pick<Calendar, 'workingDays'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly hubName: () => string;
}

const dayMs = 24 * 3_600_000;
const longestDays = 3_660;

const beginningOf = (day: Day): Instant => Date.parse(`${day}T00:00:00Z`);

/** Reports on periods: every figure is derived from the record, the roll calls and the dated table, whenever it is asked for. */
export class PeriodReports {
  readonly #ports: PeriodReportsPorts;

  constructor(ports: PeriodReportsPorts) {
    this.#ports = ports;
  }

  /** The report; Refusal `bad-period` for days in the wrong order, `not-found` for a version of the table that there is not. */
  async report(query: ReportQuery): Promise<PeriodReport> {
    const { archive, digests, directory, checks, parameters, calendar, clock, timeZone, hubName } = this.#ports;
    const from = beginningOf(query.from);
    const to = beginningOf(query.to);
    if (to < from || to - from > longestDays * dayMs) throw new Refusal('bad-period');
    const { version, entries } = await parameters.table();
    const asked = query.parameters ?? version;
    if (asked > version) throw new Refusal('not-found', [`Bảng tham số mới có đến phiên bản ${version}.`]);
    // Zones differ from UTC by less than a day, and a corrected opening from the recorded one by no more than another; the fold itself
    // looks at the local day.
    const margin = dayMs + furthestMs;
    const within = { from: Math.max(0, from - margin), to: to + dayMs + margin };
    const endpoints = await directory.endpoints();
    const fold = new PeriodReportFold({
      query,
      madeAt: clock.now(),
      timeZone,
      hubName: hubName(),
      dayOf: (at) => dayOf(at, timeZone),
      units: new Map((await directory.units()).map((unit) => [unit.unitId, unit])),
      unitOfPlace: new Map(endpoints.map(({ endpointId, unitId }) => [endpointId, unitId])),
      parameters: { version: asked, entries },
      calendar: await calendar.workingDays(),
      checks: new ChecksOfPeriod(await checks.between(Math.max(0, within.from - checkHoldsMs), within.to)),
      endpoints,
    });
    if (comparesLengths(query)) {
      const whole = { words: [], limit: Number.MAX_SAFE_INTEGER, offset: 0 };
      const before = await archive.find({ ...whole, to: within.from });
      // Which of them can't be read, a report on their own period says.
      for await (const digest of digests.of(before.meetingIds.toReversed(), () => undefined)) fold.addEarlier(digest);
    }
    const { meetingIds } = await archive.find({
      words: [],
      limit: Number.MAX_SAFE_INTEGER,
      offset: 0,
      ...within,
    });
    for await (const digest of digests.of(meetingIds.toReversed(), () => fold.addUnreadable())) fold.add(digest);
    return fold.report();
  }
}
