import { PeriodReport, ReportQuery } from '@diem-cau/shared';
import type { ReportFiles } from '../../../application/ports/report-files.ts';
import type { Answer } from '../route.ts';
import { json, noBody, nothing, route } from '../route.ts';

const readers = ['admin', 'chair', 'secretary', 'technician'] as const;

const mediaTypes: Readonly<Record<keyof ReportFiles, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

const fileRoute = (kind: keyof ReportFiles, summary: string) =>
  route({
    method: 'GET',
    path: `/api/report.${kind}`,
    access: readers,
    reads: 'nothing',
    params: nothing,
    query: ReportQuery,
    body: noBody,
    result: mediaTypes[kind],
    summary,
    handle: async ({ query }, hub): Promise<Answer> => ({
      kind: 'bytes',
      contentType: mediaTypes[kind],
      bytes: await hub.reportFiles[kind](await hub.reports.report(query)),
      fileName: `bao-cao-${query.from}_${query.to}.${kind}`,
    }),
  });

/** Reports on periods: the same figures for the page, for every file and for other programs. */
export const reportRoutes = [
  route({
    method: 'GET',
    path: '/api/report',
    access: readers,
    reads: 'nothing',
    params: nothing,
    query: ReportQuery,
    body: noBody,
    result: PeriodReport,
    summary: 'What the meetings of a period were, who was there, and what they saved.',
    handle: async ({ query }, hub) => json(await hub.reports.report(query)),
  }),
  fileRoute('xlsx', 'The report as a workbook.'),
  fileRoute('csv', 'The report as one flat table for spreadsheets.'),
  fileRoute('pdf', 'The report to be printed.'),
  route({
    method: 'GET',
    path: '/api/v1/stats',
    access: 'api-token',
    reads: 'nothing',
    params: nothing,
    query: ReportQuery,
    body: noBody,
    result: PeriodReport,
    summary: 'The report for other programs, with a token of the administrator: `Authorization: Bearer …`.',
    handle: async ({ query }, hub) => json(await hub.reports.report(query)),
  }),
];
