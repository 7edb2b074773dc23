import type { PeriodReport } from '@diem-cau/shared';

/** Makes the files of a report. All of them hold the report's own figures; none of them computes one. */
export interface ReportFiles {
  /** A workbook with real numbers and dates, a sheet for each table. */
  xlsx(report: PeriodReport): Promise<Uint8Array>;
  /** One flat table for spreadsheets in Vietnam: UTF-8 with a byte order mark, semicolons, decimal commas. */
  csv(report: PeriodReport): Promise<Uint8Array>;
  /** A report for the desk: A4, fonts embedded, readable when printed in grey. */
  pdf(report: PeriodReport): Promise<Uint8Array>;
}
