import { UnitId } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import {
  comparedFigures,
  reachLines,
  savingLines,
  shownFigures,
  totalLines,
  zeroNormsLine,
} from '../../../../src/adapters/files/reports/report-savings.ts';
import { reportTime } from '../../../../src/adapters/files/reports/report-formats.ts';
import { summarySheet } from '../../../../src/adapters/files/reports/report-summary-sheet.ts';
import { sampleReport } from './sample-report.ts';

const whole = sampleReport(1, 1);
const ofUnit = { ...whole, query: { ...whole.query, unitId: UnitId.parse('u1') } };
const valuesOf = (report: typeof whole, key: string) => savingLines(report).find((line) => line.key === key)?.values;

describe('what every file says of the savings', () => {
  test('the convention of one session has no range', () => {
    expect(valuesOf(whole, 'c-rate')).toBe(whole.savings.block.rate?.base);
    expect(valuesOf(whole, 'b-rate')).toEqual(whole.savings.personTime.rate);
  });

  test('the workbook gives a single number one cell, under “Trung bình”, as the PDF does', () => {
    const { data = [] } = summarySheet(whole, reportTime(whole.timeZone));
    const valuesIn = (name: string) =>
      data
        .filter((row) =>
          row?.some((cell) => cell !== null && typeof cell === 'object' && 'value' in cell && cell.value === name),
        )
        .map((row) => row?.slice(2, 5).map((cell) => cell !== null));
    expect(valuesIn('(c) Quy ước “một buổi”, không phải số đo: tiết kiệm')).toEqual([[false, true, false]]);
    expect(valuesIn('(b) Thời gian của người dự: tiết kiệm')).toEqual([[true, true, true]]);
  });

  test('meetings whose records can’t be read are counted in every file; a report of before has none', () => {
    const unreadable = (report: typeof whole) => totalLines(report).find(({ key }) => key === 'unreadable')?.values;
    expect(unreadable({ ...whole, unreadable: 2 })).toBe(2);
    expect(unreadable(whole)).toBeUndefined();
  });

  test('a report on one unit has no pages, no (a) and no (c): they are not worked out by commune', () => {
    expect(['a-saved', 'c-saved', 'pages', 'pages-vnd'].map((key) => valuesOf(ofUnit, key))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(comparedFigures(ofUnit).map(({ figure }) => figure === null)).toEqual([true, false, true]);
    expect(valuesOf(whole, 'pages')).toBe(whole.savings.pages);
  });

  test('journeys, the unnamed and those beyond the invitation stand apart; a report of before has none of them', () => {
    const { journeys: _, unnamedTravellers: _u, beyondInvitation: _b, ...before } = whole.savings;
    const keys = ['journeys', 'unnamed-travellers', 'beyond-invitation'];
    const counted = { ...before, journeys: 3, unnamedTravellers: 2, beyondInvitation: 4998 };
    const lines = reachLines({ ...whole, savings: counted }).filter(({ key }) => keys.includes(key));
    expect(lines.map(({ count }) => count)).toEqual([3, 2, 4998]);
    expect(reachLines({ ...whole, savings: before }).filter(({ key }) => keys.includes(key))).toEqual([]);
  });

  test('people’s time stands first, and the length of meetings only where a reference was declared', () => {
    const letters = (report: typeof whole): string =>
      shownFigures(report)
        .map(({ letter }) => letter)
        .join('');
    expect(letters(whole)).toBe('bac');
    const undeclared = whole.parametersUsed.filter(({ line }) => line.subject.of !== 'type');
    expect(letters({ ...whole, parametersUsed: undeclared })).toBe('bc');
  });

  test('norms that count as 0 are named', () => {
    expect(zeroNormsLine({ ...whole, normsAtZero: ['petrolPriceVnd'] })).toBe(
      'Tính là 0 vì chưa nhập hoặc nhập 0: Giá xăng (đồng/lít).',
    );
    expect(zeroNormsLine({ ...whole, normsAtZero: [] })).toBeNull();
  });
});
