import type { Day, ReportQuery } from '@diem-cau/shared';
import { MeetingType, UnitId } from '@diem-cau/shared';
import { periodValues, readPeriod, type Period } from '../periods/index.ts';

/** What a report is narrowed to. */
export type ReportFilters = Omit<ReportQuery, 'from' | 'to'>;

/** What the page's address asks for; the period is null where what stands there is none. */
export interface AskedReport {
  readonly period: Period | null;
  readonly filters: ReportFilters;
}

/** Reads the address; with nothing in it, this year is asked for. A filter that cannot be read is none. */
export const readReportAddress = (text: (name: string) => string, today: Day): AskedReport => {
  const type = MeetingType.safeParse(text('type'));
  const parameters = /^\d{1,9}$/u.test(text('parameters')) ? Number(text('parameters')) : undefined;
  return {
    period: readPeriod(text, today),
    filters: {
      units: text('units') === 'today' ? 'today' : 'day',
      ...(type.success ? { type: type.data } : {}),
      ...(text('host') === '' ? {} : { hostUnitId: UnitId.parse(text('host')) }),
      ...(text('unit') === '' ? {} : { unitId: UnitId.parse(text('unit')) }),
      ...(parameters === undefined ? {} : { parameters }),
    },
  };
};

/** What stands in the address for each of these filters; empty for one that is taken away. */
export const filterValues = (filters: Partial<ReportFilters>): Readonly<Record<string, string>> => ({
  ...('type' in filters ? { type: filters.type ?? '' } : {}),
  ...('hostUnitId' in filters ? { host: filters.hostUnitId ?? '' } : {}),
  ...('unitId' in filters ? { unit: filters.unitId ?? '' } : {}),
  ...('units' in filters ? { units: filters.units === 'today' ? 'today' : '' } : {}),
  ...('parameters' in filters ? { parameters: String(filters.parameters ?? '') } : {}),
});

/** Path of the page with a report. */
export const reportPath = (period: Period, filters: ReportFilters): string => {
  const values = Object.entries({ ...periodValues(period), ...filterValues(filters) }).filter(
    ([, value]) => value !== '',
  );
  return `/reports?${new URLSearchParams(values).toString()}`;
};

/** The same report as the hub is asked for it. */
export const queryText = ({ from, to, ...filters }: ReportQuery): string =>
  new URLSearchParams(
    Object.entries({ from, to, ...filters }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString();
