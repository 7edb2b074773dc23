import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PeriodReport } from '@diem-cau/shared';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReportFiles } from '../../../../src/adapters/files/reports/report-files.ts';
import { sampleReport } from './sample-report.ts';

const run = promisify(execFile);
const files = createReportFiles();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diem-cau-formulas-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The sample report with this text wherever a person or a file of units may have put it. */
const poisoned = (text: string): PeriodReport => {
  const report = sampleReport(3, 4);
  return {
    ...report,
    hubName: text,
    parametersUsed: report.parametersUsed.map((entry) => ({
      ...entry,
      by: text,
      line: { ...entry.line, rule: text, signedOffBy: text },
    })),
    hostUnits: report.hostUnits.map((each) => ({ ...each, name: text })),
    units: report.units.map((each) => ({ ...each, name: text })),
    endpoints: report.endpoints.map((each) => ({ ...each, name: text, unit: text })),
    meetings: report.meetings.map((each) => ({ ...each, title: text, hostUnit: text })),
  };
};

describe.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1'])('a report in which everything is called %j', (text) => {
  test('is a CSV without a cell that a spreadsheet would work out', async () => {
    const rows: string[][] = parse(Buffer.from(await files.csv(poisoned(text))), { bom: true, delimiter: ';' });
    const cells = rows.flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/u.test(cell) && !/^-\d+(?:,\d+)?$/u.test(cell))).toEqual([]);
    expect(cells.filter((cell) => cell === `'${text}`).length).toBeGreaterThan(10);
  });

  test('is a workbook whose sheets hold texts and no formula', async () => {
    const file = join(folder, 'poisoned.xlsx');
    await writeFile(file, await files.xlsx(poisoned(text)));
    const { stdout } = await run('unzip', ['-p', file, 'xl/worksheets/*.xml', 'xl/sharedStrings.xml'], {
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(stdout).not.toMatch(/<f[ >]/u);
    expect(stdout).toContain(text);
  });
});
