import {
  KeepReport,
  KeptReport,
  KeptReportList,
  PeriodReport,
  ReportId,
  ReportQuery,
  type KeptFileKind,
} from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import type { ReportFiles } from '../../../../application/ports/report-files.ts';
import type { Answer } from '../../route.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import type { ReportsParts } from './reports-parts.ts';

const route = routesOf<ReportsParts>();

const mediaTypes: Readonly<Record<keyof ReportFiles, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

const makers: Readonly<Record<keyof ReportFiles, (files: ReportFiles, report: PeriodReport) => Promise<Uint8Array>>> = {
  xlsx: (files, report) => files.xlsx(report),
  csv: (files, report) => files.csv(report),
  pdf: (files, report) => files.pdf(report, null),
};

const fileRoute = (kind: keyof ReportFiles, summary: string) =>
  route({
    method: 'GET',
    path: `/api/report.${kind}`,
    dear: 'report',
    access: 'readReports',
    reads: 'nothing',
    params: nothing,
    query: ReportQuery,
    body: noBody,
    result: mediaTypes[kind],
    refuses: ['not-found', 'bad-period'],
    summary,
    handle: async ({ query }, parts): Promise<Answer> => ({
      kind: 'bytes',
      contentType: mediaTypes[kind],
      bytes: await makers[kind](parts.reportFiles, await parts.reports.report(query)),
      fileName: `bao-cao-${query.from}_${query.to}.${kind}`,
    }),
  });

const OfReport = z.strictObject({ reportId: ReportId });

const keptFileRoute = (kind: KeptFileKind, summary: string) => {
  const contentType = kind === 'json' ? 'application/json' : mediaTypes[kind];
  return route({
    method: 'GET',
    path: `/api/reports/:reportId.${kind}`,
    dear: 'report',
    access: 'readReports',
    reads: 'nothing',
    params: OfReport,
    query: nothing,
    body: noBody,
    result: contentType,
    refuses: ['not-found', 'outcome-unknown', 'file-damaged'],
    summary,
    handle: async ({ params }, parts): Promise<Answer> => ({
      kind: 'bytes',
      contentType,
      ...(await parts.keptReports.file(params.reportId, kind)),
    }),
  });
};

/** Reports on periods: the same figures for the page, for every file and for other programs. */
export const reportRoutes = [
  route({
    method: 'GET',
    path: '/api/report',
    dear: 'report',
    access: 'readReports',
    reads: 'nothing',
    params: nothing,
    query: ReportQuery,
    body: noBody,
    result: PeriodReport,
    refuses: ['not-found', 'bad-period'],
    summary: 'What the meetings of a period were, who was there, and what they saved.',
    handle: async ({ query }, parts) => json(await parts.reports.report(query)),
  }),
  fileRoute('xlsx', 'The report as a workbook.'),
  fileRoute('csv', 'The report as one flat table for spreadsheets.'),
  fileRoute('pdf', 'The report to be printed.'),
  route({
    method: 'GET',
    path: '/api/reports',
    dear: 'report',
    access: 'readReports',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: KeptReportList,
    summary: 'The reports that were kept, newest first, each file checked against its SHA-256.',
    handle: async (_, parts) => json({ reports: await parts.keptReports.all() }),
  }),
  route({
    method: 'POST',
    path: '/api/reports',
    dear: 'report',
    access: 'keepReports',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: KeepReport,
    result: z.strictObject({ report: KeptReport }),
    refuses: ['not-found', 'bad-period'],
    summary: 'Keeps a report with its figures as they are now, and the files made of them.',
    handle: async ({ body, signedIn }, parts) =>
      json({ report: await parts.keptReports.keep(body.title, body.query, actorOf(signedIn)) }),
  }),
  keptFileRoute('json', 'The figures of a kept report, byte for byte as they were kept.'),
  keptFileRoute('xlsx', 'A kept report as a workbook, byte for byte as it was first made.'),
  keptFileRoute('csv', 'A kept report as one flat table for spreadsheets, byte for byte as it was first made.'),
  keptFileRoute('pdf', 'A kept report to be printed, byte for byte as it was first made.'),
  route({
    method: 'GET',
    path: '/api/reports/:reportId/files',
    dear: 'report',
    access: 'readReports',
    reads: 'nothing',
    params: OfReport,
    query: nothing,
    body: noBody,
    result: z.strictObject({ report: KeptReport }),
    refuses: ['not-found', 'outcome-unknown', 'file-damaged'],
    summary:
      'A kept report with its files, each checked against its SHA-256; they are made and kept now where only figures were kept.',
    handle: async ({ params }, parts) => json({ report: await parts.keptReports.one(params.reportId) }),
  }),
  route({
    method: 'GET',
    path: '/api/reports/:reportId',
    access: 'readReports',
    reads: 'nothing',
    params: OfReport,
    query: nothing,
    body: noBody,
    result: PeriodReport,
    refuses: ['not-found', 'file-damaged'],
    summary: 'The figures of a kept report.',
    handle: async ({ params }, parts) => json(await parts.keptReports.figures(params.reportId)),
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
    refuses: ['not-found', 'bad-period'],
    summary: 'The report for other programs, with a token of the administrator: `Authorization: Bearer …`.',
    handle: async ({ query }, parts) => json(await parts.reports.report(query)),
  }),
];
