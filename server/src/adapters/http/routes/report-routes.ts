import { KeepReport, KeptReport, KeptReportList, PeriodReport, ReportId, ReportQuery } from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../application/acting.ts';
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
    dear: 'report',
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

const OfReport = z.strictObject({ reportId: ReportId });

const keptFileRoute = (kind: keyof ReportFiles, summary: string) =>
  route({
    method: 'GET',
    path: `/api/reports/:reportId.${kind}`,
    dear: 'report',
    access: readers,
    reads: 'nothing',
    params: OfReport,
    query: nothing,
    body: noBody,
    result: mediaTypes[kind],
    summary,
    async handle({ params }, hub): Promise<Answer> {
      const report = await hub.keptReports.figures(params.reportId);
      return {
        kind: 'bytes',
        contentType: mediaTypes[kind],
        bytes: await hub.reportFiles[kind](report),
        fileName: `bao-cao-${report.query.from}_${report.query.to}.${kind}`,
      };
    },
  });

/** Reports on periods: the same figures for the page, for every file and for other programs. */
export const reportRoutes = [
  route({
    method: 'GET',
    path: '/api/report',
    dear: 'report',
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
    path: '/api/reports',
    access: readers,
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: KeptReportList,
    summary: 'The reports that were kept, newest first.',
    handle: async (_, hub) => json({ reports: await hub.keptReports.all() }),
  }),
  route({
    method: 'POST',
    path: '/api/reports',
    dear: 'report',
    access: ['admin', 'secretary'],
    reads: 'json',
    params: nothing,
    query: nothing,
    body: KeepReport,
    result: z.strictObject({ report: KeptReport }),
    summary: 'Keeps a report with its figures as they are now.',
    handle: async ({ body, signedIn }, hub) =>
      json({ report: await hub.keptReports.keep(body.title, body.query, actorOf(signedIn)) }),
  }),
  keptFileRoute('xlsx', 'A kept report as a workbook.'),
  keptFileRoute('csv', 'A kept report as one flat table for spreadsheets.'),
  keptFileRoute('pdf', 'A kept report to be printed.'),
  route({
    method: 'GET',
    path: '/api/reports/:reportId',
    access: readers,
    reads: 'nothing',
    params: OfReport,
    query: nothing,
    body: noBody,
    result: PeriodReport,
    summary: 'The figures of a kept report.',
    handle: async ({ params }, hub) => json(await hub.keptReports.figures(params.reportId)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/stats',
    dear: 'report',
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
