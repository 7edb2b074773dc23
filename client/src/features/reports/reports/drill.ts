import type { ReportedGroup, ReportQuery, UnitId } from '@diem-cau/shared';
import { MeetingType, UnitId as UnitIdSchema } from '@diem-cau/shared';
import { periodOfDays, readPeriodKey } from '../periods/index.ts';
import { reportPath } from './report-address.ts';

/** Where a figure leads to what it was made of: the report of one month, type, host or unit. Null where there is none. */
export interface Drill {
  readonly month: (group: ReportedGroup) => string | null;
  readonly type: (group: ReportedGroup) => string | null;
  readonly host: (group: ReportedGroup) => string | null;
  readonly unit: (unitId: UnitId | null) => string | null;
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);
const earlierOf = (a: string, b: string): string => (a < b ? a : b);

/** The ways down from a report; all of its filters stay. A month at the edge of a range is only that part of it. */
export const drillFrom = ({ from, to, ...filters }: ReportQuery): Drill => {
  const period = periodOfDays(from, to);
  return {
    month: ({ key }) => {
      const month = readPeriodKey(key);
      if (month === null) return null;
      return reportPath(periodOfDays(laterOf(from, month.from), earlierOf(to, month.to)), filters);
    },
    type: ({ key }) => {
      const type = MeetingType.safeParse(key);
      return type.success ? reportPath(period, { ...filters, type: type.data }) : null;
    },
    host: ({ key }) => (key === '' ? null : reportPath(period, { ...filters, hostUnitId: UnitIdSchema.parse(key) })),
    unit: (unitId) => (unitId === null ? null : reportPath(period, { ...filters, unitId })),
  };
};

/** Figures that were kept lead nowhere: what stands behind them may have been corrected since. */
export const noDrill: Drill = { month: () => null, type: () => null, host: () => null, unit: () => null };
