import { createReportFiles } from '../adapters/files/reports/report-files.ts';
import { KeptReports } from '../application/reports/kept-reports.ts';
import { PeriodReports } from '../application/reports/period-reports.ts';
import type { Data } from './data.ts';
import type { RecordWing } from './record.ts';
import type { Settings } from './settings.ts';
import type { Start } from './start.ts';

/** Reports on periods, their files, and those that were kept. */
export const openReports = (
  { config: { timeZone }, clock, mint }: Start,
  { storage: { archive, directory, checks, ledgers, files } }: Data,
  { parameters, calendar, hubName }: Settings,
  { digests }: RecordWing,
) => {
  const reports = new PeriodReports({
    archive,
    digests,
    directory,
    checks,
    parameters,
    calendar,
    clock,
    timeZone,
    hubName,
  });
  const reportFiles = createReportFiles();
  return { reports, reportFiles, keptReports: new KeptReports({ ledgers, files, reports, reportFiles, clock, mint }) };
};
