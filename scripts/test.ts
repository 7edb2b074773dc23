/**
 * Sets everything up and runs every check and every test, going on after a failure; `./scripts/test` and `npm test` come
 * here. Arguments are test files or folders: then only these are run, without the checks. `--quick` is for daily work: types, lint of what
 * changed and the pure tests, in two minutes; it says what it leaves out.
 *
 * The last line is `N passed, N failed`; the exit code is 1 when anything failed.
 */
import { checks, quickChecks, type Check } from './checks/check-list.ts';
import { runVitest } from './checks/run-vitest.ts';
import { checkTotals, sum, totalsLine, type Totals } from './checks/totals.ts';
import { needPackages } from './setup/debian-packages.ts';
import { requireNode } from './setup/oldest-node.ts';
import { packagesInstalled } from './setup/npm-packages.ts';
import { startPostgres } from './setup/postgres.ts';
import { explain } from './setup/setup-error.ts';
import { packages, pieces, setUp, type Piece } from './setup/set-up.ts';

const testPackages = [
  'chromium',
  'coturn',
  'firefox-esr',
  'iproute2',
  'postgresql',
  // The exported files are opened by programs that are not ours.
  'libreoffice-calc-nogui',
  'libreoffice-writer-nogui',
  'poppler-utils',
  'libnss3-tools',
  // A sound system of a test's own: microphones that are pulled out and muted.
  'pulseaudio',
  'pulseaudio-utils',
  'python3',
  'unzip',
] as const;

const browsersAndDatabase: Piece = {
  title: 'Browsers, PostgreSQL',
  async run(step) {
    await needPackages(testPackages, 'for the tests', step);
    step.say('installed');
    return {};
  },
};

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs the checks two at once, for most of them use one core, and says of each what came of it as soon as it ends. */
const runChecks = async (list: readonly Check[]): Promise<Totals> => {
  const waiting = list.values();
  const all: Totals[] = [];
  const runInTurn = async (): Promise<void> => {
    for (const { title, run, tells } of waiting) {
      const startedAt = performance.now();
      const { code, output } = await run();
      const shown = output.trim();
      process.stdout.write(`${code === 0 ? '✔' : '✘'} ${title} (${seconds(startedAt)})\n`);
      if (shown !== '' && (code !== 0 || tells)) process.stdout.write(`${shown}\n`);
      all.push(checkTotals(code === 0));
    }
  };
  await Promise.all([runInTurn(), runInTurn()]);
  return sum(all);
};

const runTests = async (only: readonly string[], env: Record<string, string>): Promise<Totals> => {
  const startedAt = performance.now();
  const database = await startPostgres().catch((error: unknown) => {
    explain(error);
    return undefined;
  });
  if (!database) return sum([checkTotals(false), await runVitest(only, env)]);
  process.stdout.write(`✔ throw-away PostgreSQL (${seconds(startedAt)})\n`);
  try {
    return await runVitest(only, { ...env, TEST_POSTGRES_URL: database.url });
  } finally {
    await database.stop();
  }
};

const run = async (): Promise<Totals> => {
  requireNode();
  let failures = 0;
  const env = await setUp([...pieces, browsersAndDatabase], (title, error) => {
    // Without its packages nothing can run; without a client or a browser the other tests still can.
    if (!packagesInstalled()) throw error;
    process.stdout.write(`✘ set-up: ${title}\n`);
    explain(error);
    failures += 1;
  });
  const only = process.argv.slice(2);
  const { MEDIASOUP_WORKER_BIN } = env;
  return sum([
    { passed: 0, failed: failures, skipped: 0 },
    only.length > 0 ? sum([]) : await runChecks(checks()),
    await runTests(only, MEDIASOUP_WORKER_BIN ? { MEDIASOUP_WORKER_BIN } : {}),
  ]);
};

/** What may be run before each commit. */
const runQuickly = async (): Promise<Totals> => {
  requireNode();
  await setUp([packages], (_title, error) => {
    throw error;
  });
  const totals = sum([await runChecks(quickChecks()), await runVitest(['--project', 'pure*'], {})]);
  process.stdout.write(
    'Left out: lint and format of what did not change, import fences, protocol page, storage, HTTP, reports, media, journeys, browsers.\n',
  );
  return totals;
};

const totals = await (process.argv[2] === '--quick' ? runQuickly() : run()).catch((error: unknown) => {
  explain(error);
  return checkTotals(false);
});
process.stdout.write(`${totalsLine(totals)}\n`);
process.exitCode = totals.failed === 0 ? 0 : 1;
