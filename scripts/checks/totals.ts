/** How many checks or tests ended how. */
export type Totals = { passed: number; failed: number; skipped: number };

/** What is read of vitest's JSON report. */
export type VitestReport = {
  success: boolean;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** Adds totals up. */
export const sum = (all: readonly Totals[]): Totals =>
  all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/** The totals of one check. */
export const checkTotals = (ok: boolean): Totals => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

const fileTotals = ({ status, assertionResults }: VitestReport['testResults'][number]): Totals => {
  const count = (...statuses: string[]): number =>
    assertionResults.filter((test) => statuses.includes(test.status)).length;
  const failed = count('failed');
  const passed = count('passed');
  return {
    passed,
    // A file that could not be loaded, or whose hooks failed, has no failed test of its own; it is one failure.
    failed: failed === 0 && status === 'failed' ? 1 : failed,
    skipped: assertionResults.length - failed - passed,
  };
};

/**
 * The totals of a vitest run. No report, or a run that went wrong without any failed test (an unhandled error), is one
 * failure: nothing that went wrong may end as a success.
 */
export function testTotals(report: VitestReport | undefined, exitCode: number | null): Totals {
  const counted = sum((report?.testResults ?? []).map(fileTotals));
  const wentWrong = report === undefined || !report.success || exitCode !== 0;
  return counted.failed === 0 && wentWrong ? { ...counted, failed: 1 } : counted;
}

/** The last line of a run: `12 passed, 0 failed`, and `, 3 skipped` when there are any. */
export const totalsLine = ({ passed, failed, skipped }: Totals): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
