import type { PeriodReport, PresenceCount } from '@diem-cau/shared';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { createReportFiles } from '../../../../src/adapters/files/reports/report-files.ts';
import { endpointTable, unitTable } from '../../../../src/adapters/files/reports/report-tables.ts';
import { sampleReport } from './sample-report.ts';

const said = ['Lượt dự qua điện thoại', 'Xác nhận có mặt (lần)', 'Được yêu cầu xác nhận (lần)'];
const report = sampleReport(3, 4);
/** The same, with one endpoint that attended by telephone twice and confirmed its presence three times of four. */
const confirmed: PeriodReport = {
  ...report,
  endpoints: report.endpoints.map((endpoint, index) => {
    const extra: Partial<PresenceCount> = index === 1 ? { byPhone: 2, checkpoints: { confirmed: 3, of: 4 } } : {};
    return { ...endpoint, count: { ...endpoint.count, ...extra } };
  }),
};
const headings = ({ columns }: ReturnType<typeof endpointTable>): string[] => columns.map(({ heading }) => heading);

describe('attending by telephone and confirming presence, in the files of a report', () => {
  test('have columns where anybody did, and none where nobody', () => {
    expect(headings(endpointTable(confirmed)).slice(-4)).toEqual(expect.arrayContaining(said));
    expect(endpointTable(confirmed).rows[1]).toEqual(expect.arrayContaining([2, 3, 4]));
    for (const table of [endpointTable(report), unitTable(report)])
      expect(headings(table).filter((heading) => said.includes(heading))).toEqual([]);
  });

  test('stand in the CSV behind the columns that were there before', async () => {
    const rows: Record<string, string>[] = parse(Buffer.from(await createReportFiles().csv(confirmed)), {
      ...{ bom: true, delimiter: ';', columns: true },
    });
    expect(Object.keys(rows[0] ?? {}).slice(-3)).toEqual(said);
    const told = rows.filter((row) => row[said[0] ?? ''] !== '').map((row) => said.map((column) => row[column]));
    expect(told).toEqual([['2', '3', '4']]);
  });
});
