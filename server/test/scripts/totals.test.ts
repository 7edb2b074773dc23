import { describe, expect, it } from 'vitest';
import { checkTotals, sum, testTotals, totalsLine } from '../../../scripts/checks/totals.ts';

const file = (status: string, ...statuses: string[]) => ({
  status,
  assertionResults: statuses.map((one) => ({ status: one })),
});

describe('the last line of a test run', () => {
  it('reads "N passed, N failed"', () => {
    expect(totalsLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  });

  it('names skipped tests only when there are any', () => {
    expect(totalsLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });

  it('adds checks and tests up', () => {
    const tests = testTotals(
      { success: false, testResults: [file('failed', 'passed', 'failed', 'pending', 'todo')] },
      1,
    );
    expect(sum([checkTotals(true), checkTotals(false), tests])).toEqual({ passed: 2, failed: 2, skipped: 2 });
  });
});

describe('what counts as failed', () => {
  it('a file that could not be loaded', () => {
    const report = { success: false, testResults: [file('failed'), file('passed', 'passed')] };
    expect(testTotals(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('a file whose hooks failed although its tests did not', () => {
    expect(testTotals({ success: false, testResults: [file('failed', 'passed', 'skipped')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
    });
  });

  it('a run that ends badly without a failed test', () => {
    expect(testTotals({ success: true, testResults: [file('passed', 'passed')] }, 1).failed).toBe(1);
    expect(testTotals({ success: false, testResults: [file('passed', 'passed')] }, 0).failed).toBe(1);
  });

  it('a run that was killed or left no report', () => {
    expect(testTotals(undefined, 0).failed).toBe(1);
    expect(testTotals({ success: true, testResults: [] }, null).failed).toBe(1);
  });

  it('nothing, when all is well', () => {
    expect(testTotals({ success: true, testResults: [file('passed', 'passed', 'passed')] }, 0)).toEqual({
      passed: 2,
      failed: 0,
      skipped: 0,
    });
  });
});
