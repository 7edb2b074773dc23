import { PeriodReport } from '@diem-cau/shared';
import { getJson } from '../../core/http.ts';

const wholeYear = (year: number): string =>
  new URLSearchParams({ from: `${year}-01-01`, to: `${year}-12-31` }).toString();

/** The report on a calendar year. */
export const loadReport = (year: number, signal: AbortSignal): Promise<PeriodReport> =>
  getJson(`/api/report?${wholeYear(year)}`, PeriodReport, { signal });

/** Address of the same report as a file. */
export const reportFilePath = (year: number, kind: 'xlsx' | 'csv' | 'pdf'): string =>
  `/api/report.${kind}?${wholeYear(year)}`;
