import type { ReportQuery } from '@diem-cau/shared';
import { Day, MeetingType, UnitId } from '@diem-cau/shared';
import { periodAround, periodKey, readPeriodKey, type Period } from './period.ts';

/** What a report is narrowed to. */
export type ReportFilters = Omit<ReportQuery, 'from' | 'to'>;

/** What the page's address asks for; the period is null where what stands there is none. */
export interface AskedReport {
  readonly period: Period | null;
  readonly filters: ReportFilters;
}

const readPeriod = (text: (name: string) => string, today: Day): Period | null => {
  if (text('period') !== '') return readPeriodKey(text('period'));
  if (text('from') === '' && text('to') === '') return periodAround('year', today);
  const [from, to] = [Day.safeParse(text('from')), Day.safeParse(text('to'))];
  return from.success && to.success ? { kind: 'range', from: from.data, to: to.data } : null;
};

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

/** What stands in the address for a period. */
export const periodValues = ({ kind, from, to }: Period): Readonly<Record<string, string>> => ({
  period: kind === 'range' ? '' : periodKey({ kind, from, to }),
  from: kind === 'range' ? from : '',
  to: kind === 'range' ? to : '',
});

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
