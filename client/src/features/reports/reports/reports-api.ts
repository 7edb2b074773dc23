import {
  KeptReport,
  KeptReportList,
  ParametersBody,
  PeriodReport,
  UnitBody,
  type KeptFileKind,
  type ReportQuery,
} from '@diem-cau/shared';
import { z } from 'zod';
import { getJson, sendJson } from '../../../core/http.ts';
import { queryText } from './report-address.ts';

/** The kinds of file that a report is given as. */
export const fileKinds = ['xlsx', 'csv', 'pdf'] as const;
export type FileKind = (typeof fileKinds)[number];

/** The report on a period; Refusal `bad-period`, or `not-found` for a version of the table that there is not. */
export const loadReport = (query: ReportQuery, signal: AbortSignal): Promise<PeriodReport> =>
  getJson(`/api/report?${queryText(query)}`, PeriodReport, { signal });

/** Address of the same report as a file. */
export const reportFilePath = (query: ReportQuery, kind: FileKind): string => `/api/report.${kind}?${queryText(query)}`;

const Directory = z.object({ units: z.array(UnitBody) });

/** What the filters offer: the units, also those of the past, and the table of parameters with its versions. */
export interface ReportChoices {
  readonly units: readonly UnitBody[];
  readonly table: ParametersBody;
}

export const loadChoices = async (signal: AbortSignal): Promise<ReportChoices> => {
  const [table, { units }] = await Promise.all([
    getJson('/api/parameters', ParametersBody, { signal }),
    getJson('/api/directory', Directory, { signal }),
  ]);
  return { units, table };
};

const KeptAlone = z.strictObject({ report: KeptReport });

/** Keeps a report with its figures and its files as they are now. */
export const keepReport = async (title: string, query: ReportQuery): Promise<KeptReport> =>
  (await sendJson('POST', '/api/reports', { title, query }, KeptAlone)).report;

export const listKept = async (signal: AbortSignal): Promise<readonly KeptReport[]> =>
  (await getJson('/api/reports', KeptReportList, { signal })).reports;

/** A kept report with its files and its figures; these are null where they are damaged. */
export interface KeptWithFigures {
  readonly kept: KeptReport;
  readonly report: PeriodReport | null;
}

/** A kept report; Refusal `not-found`. */
export const loadKept = async (reportId: string, signal: AbortSignal): Promise<KeptWithFigures> => {
  const path = `/api/reports/${encodeURIComponent(reportId)}`;
  const { report: kept } = await getJson(`${path}/files`, KeptAlone, { signal });
  if (kept.files.some(({ kind, damaged }) => kind === 'json' && damaged)) return { kept, report: null };
  return { kept, report: await getJson(path, PeriodReport, { signal }) };
};

/** Address of a kept report as a file, byte for byte as it was first made. */
export const keptFilePath = (reportId: string, kind: KeptFileKind): string =>
  `/api/reports/${encodeURIComponent(reportId)}.${kind}`;
