import type { PeriodReport } from '@diem-cau/shared';
import writeWorkbook, { type Row, type Sheet } from 'write-excel-file/node';
import { figureCell, headingStyle, textCell } from './report-cells.ts';
import { rowHeight, type WrappedText } from './report-row-height.ts';
import { reportTime, type ReportTime } from './report-formats.ts';
import { summarySheet } from './report-summary-sheet.ts';
import {
  checkTable,
  lengthTable,
  endpointTable,
  groupTables,
  meetingTable,
  notCountedTable,
  parameterTable,
  unitTable,
  type ReportTable,
} from './report-tables.ts';

/** Prints a sheet as wide as the page and as long as it needs. */
const fittedToPage = (sheet: string): string =>
  sheet
    .replace(/<worksheet[^>]*>/u, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" ');

const tableSheet = ({ title, columns, rows }: ReportTable, time: ReportTime): Sheet<never> => {
  const widthAt = (index: number): number => columns[index]?.width ?? 0;
  const high = (texts: readonly WrappedText[]): { readonly height: number } => ({ height: rowHeight(texts) });
  const headingHeight = high(columns.map(({ heading, width }) => ({ text: heading, width, bold: true })));
  const headings: Row = columns.map(({ heading }) => textCell(heading, { ...headingStyle, ...headingHeight }));
  const cells = rows.map((row): Row => {
    const height = high(
      row.flatMap((figure, index) => (typeof figure === 'string' ? [{ text: figure, width: widthAt(index) }] : [])),
    );
    return row.map((figure, index) => figureCell(columns[index]?.kind ?? 'text', figure, time, height));
  });
  const nothing: Row[] = [[null, textCell('Không có dữ liệu trong kỳ này.', { fontStyle: 'italic' })]];
  return {
    sheet: title,
    data: [headings, ...(cells.length === 0 ? nothing : cells)],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 2,
    orientation: 'landscape',
  };
};

/** A report as an Excel workbook, a sheet for each table. */
export const reportWorkbook = async (report: PeriodReport): Promise<Uint8Array> => {
  const time = reportTime(report.timeZone);
  const tables = [
    meetingTable(report),
    ...((report.notCounted ?? []).length === 0 ? [] : [notCountedTable(report)]),
    ...groupTables(report),
    ...(report.lengths === undefined ? [] : [lengthTable(report)]),
    unitTable(report),
    endpointTable(report),
    ...(report.checks === undefined ? [] : [checkTable(report)]),
    parameterTable(report),
  ];
  const sheets = [summarySheet(report, time), ...tables.map((table) => tableSheet(table, time))];
  return writeWorkbook(sheets, {
    fontFamily: 'Times New Roman',
    fontSize: 11,
    features: [{ files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform: fittedToPage } } } }],
  }).toBuffer();
};
