import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout, inCheckout } from '../setup/paths.ts';
import { environment } from '../setup/run-program.ts';
import { testTotals, type Totals, type VitestReport } from './totals.ts';

const readReport = (file: string): VitestReport | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  } catch {
    return undefined;
  }
};

/** Runs vitest in front of the person (`only`: files or folders; all of them when empty) and counts its tests. */
export async function runVitest(only: readonly string[], env: Record<string, string>): Promise<Totals> {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-tests-'));
  const report = join(folder, 'report.json');
  try {
    const vitest = inCheckout('node_modules', 'vitest', 'vitest.mjs');
    const atOnce = inCheckout('scripts', 'checks', 'failures-at-once.ts');
    const reporters = ['default', 'json', atOnce].map((reporter) => `--reporter=${reporter}`);
    const args = [vitest, 'run', ...only, ...reporters, `--outputFile.json=${report}`];
    const child = spawn(process.execPath, args, {
      cwd: checkout,
      env: environment(env),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    // A Ctrl-C reaches vitest by itself; what has been started here is still to be stopped, and the totals to be said.
    const wait = (): void => {};
    const handOn = (): void => void child.kill('SIGTERM');
    process.on('SIGINT', wait).on('SIGTERM', handOn);
    const exitCode = await new Promise<number | null>((resolve) => {
      child.on('error', () => resolve(null)).on('close', resolve);
    });
    process.off('SIGINT', wait).off('SIGTERM', handOn);
    return testTotals(readReport(report), exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
