import { describe, expect, it } from 'vitest';
import { inCheckout } from '../../../scripts/setup/paths.ts';
import {
  failuresText,
  oneFailed,
  onePassed,
  sum,
  testTotals,
  totalsLine,
  type VitestReport,
} from '../../../scripts/checks/totals.ts';

type File = VitestReport['testResults'][number];

const file = (status: string, ...statuses: string[]): File => ({
  name: inCheckout('votes.test.ts'),
  status,
  message: 'the hub did not begin',
  assertionResults: statuses.map((one, at) => ({
    fullName: `a vote ${at + 1}`,
    status: one,
    failureMessages: one === 'failed' ? ['expected 2 to be 1\n\n    at votes.test.ts:7'] : null,
  })),
});

describe('the last line of a test run', () => {
  it('reads "N passed, N failed"', () => {
    expect(totalsLine({ passed: 12, failures: [], skipped: 0 })).toBe('12 passed, 0 failed');
  });

  it('names skipped tests only when there are any', () => {
    expect(totalsLine({ passed: 12, failures: ['a vote'], skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });

  it('adds checks and tests up', () => {
    const tests = testTotals(
      { success: false, testResults: [file('failed', 'passed', 'failed', 'pending', 'todo')] },
      1,
    );
    expect(totalsLine(sum([onePassed, oneFailed('lint'), tests]))).toBe('2 passed, 2 failed, 2 skipped');
  });
});

describe('what stands before the last line', () => {
  it('is each failure, by its name and why', () => {
    const tests = testTotals({ success: false, testResults: [file('failed', 'passed', 'failed'), file('failed')] }, 1);
    expect(failuresText(sum([onePassed, oneFailed('lint'), tests]))).toBe(
      [
        '',
        'What failed:',
        '✘ lint',
        '✘ votes.test.ts › a vote 2',
        '    expected 2 to be 1',
        '        at votes.test.ts:7',
        '✘ votes.test.ts',
        '    the hub did not begin',
        '',
        '',
      ].join('\n'),
    );
  });

  it('is nothing where nothing failed', () => {
    expect(failuresText(onePassed)).toBe('');
  });

  it('tells no more of one failure than can be read among others', () => {
    const long = { ...file('failed'), message: Array.from({ length: 300 }, (_, at) => `line ${at}`).join('\n') };
    expect(failuresText(testTotals({ success: false, testResults: [long] }, 1)).split('\n').length).toBeLessThan(20);
  });
});

describe('what counts as failed', () => {
  const line = (report: VitestReport | undefined, exitCode: number | null): string =>
    totalsLine(testTotals(report, exitCode));

  it('a file that could not be loaded', () => {
    const report = { success: false, testResults: [file('failed'), file('passed', 'passed')] };
    expect(line(report, 1)).toBe('1 passed, 1 failed');
  });

  it('a file whose hooks failed although its tests did not', () => {
    const report = { success: false, testResults: [file('failed', 'passed', 'skipped')] };
    expect(line(report, 1)).toBe('1 passed, 1 failed, 1 skipped');
  });

  it('a run that ends badly without a failed test', () => {
    expect(line({ success: true, testResults: [file('passed', 'passed')] }, 1)).toBe('1 passed, 1 failed');
    expect(line({ success: false, testResults: [file('passed', 'passed')] }, 0)).toBe('1 passed, 1 failed');
  });

  it('a run that was killed or left no report', () => {
    expect(line(undefined, 0)).toBe('0 passed, 1 failed');
    expect(line({ success: true, testResults: [] }, null)).toBe('0 passed, 1 failed');
  });

  it('nothing, when all is well', () => {
    const report = { success: true, testResults: [file('passed', 'passed', 'passed')] };
    expect(line(report, 0)).toBe('2 passed, 0 failed');
  });
});
