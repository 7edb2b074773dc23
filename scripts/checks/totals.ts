import { relative } from 'node:path';
import { checkout } from '../setup/paths.ts';

/** How many checks or tests passed and were skipped, and what failed: a text each, its first line the name and the others why. */
export type Totals = { passed: number; failures: readonly string[]; skipped: number };

/** What is read of vitest's JSON report. */
export type VitestReport = {
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
  }[];
};

/** Adds totals up. */
export const sum = (all: readonly Totals[]): Totals => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failures: all.flatMap(({ failures }) => failures),
  skipped: all.reduce((total, { skipped }) => total + skipped, 0),
});

export const onePassed: Totals = { passed: 1, failures: [], skipped: 0 };

/** Something failed: its name and, where something is known, why. */
export const oneFailed = (name: string, why = ''): Totals => ({
  passed: 0,
  failures: [why === '' ? name : `${name}\n${why}`],
  skipped: 0,
});

/** So many lines of why are told once more at the end; all of them stood where it failed. */
export const whyLines = 12;

const failure = (name: string, why: string): string =>
  [
    name,
    ...why
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, whyLines),
  ].join('\n');

const fileTotals = ({ name, status, message, assertionResults }: VitestReport['testResults'][number]): Totals => {
  const failures = assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => failure(`${relative(checkout, name)} › ${test.fullName}`, (test.failureMessages ?? []).join('\n')));
  const passed = assertionResults.filter((test) => test.status === 'passed').length;
  return {
    passed,
    // A file that could not be loaded, or whose hooks failed, has no failed test of its own; it is one failure.
    failures: failures.length === 0 && status === 'failed' ? [failure(relative(checkout, name), message)] : failures,
    skipped: assertionResults.length - failures.length - passed,
  };
};

/**
 * The totals of a vitest run. No report, or a run that went wrong without any failed test (an unhandled error), is one
 * failure: nothing that went wrong may end as a success.
 */
export function testTotals(report: VitestReport | undefined, exitCode: number | null): Totals {
  const counted = sum((report?.testResults ?? []).map(fileTotals));
  if (counted.failures.length > 0) return counted;
  if (report === undefined) return sum([counted, oneFailed('vitest left no report')]);
  const wentWrong = !report.success || exitCode !== 0;
  return wentWrong ? sum([counted, oneFailed('vitest ended badly, though no test of it failed')]) : counted;
}

/** What failed, once more: whoever sees the end of a long run alone sees it too. Empty when nothing did. */
export const failuresText = ({ failures }: Totals): string =>
  failures.length === 0
    ? ''
    : `\nWhat failed:\n${failures.map((one) => `✘ ${one.replaceAll('\n', '\n    ')}\n`).join('')}\n`;

/** The last line of a run: `12 passed, 0 failed`, and `, 3 skipped` when there are any. */
export const totalsLine = ({ passed, failures, skipped }: Totals): string =>
  `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
