import { FileId, ReportId, ReportQuery, type Instant } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../kit/actor.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

const FilesOfReport = z.strictObject({ xlsx: FileId, csv: FileId, pdf: FileId });
export type FilesOfReport = z.infer<typeof FilesOfReport>;

const ReportKept = z.strictObject({
  type: z.literal('reportKept'),
  reportId: ReportId,
  title: z.string(),
  query: ReportQuery,
  parametersVersion: z.int(),
  /** The figures as JSON. */
  fileId: FileId,
  /** Made from them at once; missing in what was kept before files were. */
  files: FilesOfReport.optional(),
  actor: Actor,
});

/** The files of a report that had been kept with its figures alone. */
const ReportFilesMade = z.strictObject({
  type: z.literal('reportFilesMade'),
  reportId: ReportId,
  files: FilesOfReport,
  actor: Actor,
});

/** A fact about reports that were kept. */
export const KeptReportFact = z.discriminatedUnion('type', [ReportKept, ReportFilesMade]);
export type KeptReportFact = z.infer<typeof KeptReportFact>;

/** A kept report as its facts tell of it. */
export interface ReportInLedger {
  readonly at: Instant;
  readonly fact: z.infer<typeof ReportKept>;
  /** Null with `filesMadeAt` while none were made. */
  readonly files: FilesOfReport | null;
  readonly filesMadeAt: Instant | null;
}

/** All kept reports, the oldest first. Files that were made once are the report's for ever. */
export const keptReports = (facts: readonly StampedFact<KeptReportFact>[]): readonly ReportInLedger[] => {
  const reports = new Map<ReportId, ReportInLedger>();
  for (const { at, fact } of facts) {
    if (fact.type === 'reportKept') {
      const files = fact.files ?? null;
      reports.set(fact.reportId, { at, fact, files, filesMadeAt: files === null ? null : at });
      continue;
    }
    const kept = reports.get(fact.reportId);
    if (kept?.files === null) reports.set(fact.reportId, { ...kept, files: fact.files, filesMadeAt: at });
  }
  return [...reports.values()];
};
