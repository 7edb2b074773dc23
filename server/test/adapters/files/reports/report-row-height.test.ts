import { describe, expect, test } from 'vitest';
import { linesIn, rowHeight } from '../../../../src/adapters/files/reports/report-row-height.ts';

describe('the height of a row', () => {
  test.each([
    ['', 10, 1],
    ['Tỷ lệ dự', 9, 1],
    ['Tiết kiệm, mức trung bình (giờ công)', 12, 4],
    ['một hai ba', 7, 2],
    ['một\nhai', 20, 2],
    ['xuhướngdàiquá', 5, 3],
    ['a xuhướngdàiquá b', 5, 4],
  ])('“%s” takes, in a column of %i, %i lines', (text, width, lines) => {
    expect(linesIn(text, width)).toBe(lines);
  });

  test('is that of the longest text, and bold letters take more room', () => {
    expect(rowHeight([])).toBe(18);
    expect(
      rowHeight([
        { text: 'một hai', width: 7 },
        { text: 'một', width: 7 },
      ]),
    ).toBe(18);
    expect(rowHeight([{ text: 'một hai', width: 7, bold: true }])).toBe(33);
  });
});
