import type { ReportFiles } from '../../../../application/ports/report-files.ts';
import type { KeptReports } from '../../../../application/reports/kept-reports.ts';
import type { PeriodReports } from '../../../../application/reports/period-reports.ts';

/** What the routes of the reports speak to. */
export interface ReportsParts {
  readonly reports: Pick<PeriodReports, 'report'>;
  readonly keptReports: KeptReports;
  readonly reportFiles: ReportFiles;
}
