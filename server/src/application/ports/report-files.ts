import type { FileId, PeriodReport } from '@diem-cau/shared';

/** The figures of a report that was kept, as they lie in the storage. */
export interface KeptFigures {
  readonly sha256: FileId;
  readonly json: Uint8Array;
}

/** Makes the files of a report. All of them hold the report's own figures; none of them computes one. */
export interface ReportFiles {
  /** A workbook with real numbers and dates, a sheet for each table. */
  xlsx(report: PeriodReport): Promise<Uint8Array>;
  /** One flat table for spreadsheets in Vietnam: UTF-8 with a byte order mark, semicolons, decimal commas. */
  csv(report: PeriodReport): Promise<Uint8Array>;
  /**
   * A report for the desk: A4, PDF/A-3b, readable when printed in grey. With `kept` the file holds these figures and each page their
   * SHA-256; null where nobody kept them, and then the pages claim nothing.
   */
  pdf(report: PeriodReport, kept: KeptFigures | null): Promise<Uint8Array>;
}
