/**
 * Sets everything up and runs every check and every test, going on after a failure; `./scripts/test` and `npm test` come
 * here. Arguments are test files or folders: then only these are run, without the checks. `--quick` is for daily work: types, lint of what
 * changed and the pure tests, in two minutes; it says what it leaves out.
 *
 * What failed is told once more at the end. The last line is `N passed, N failed`; the exit code is 1 when anything failed.
 */
import { checks, longChecks, quickChecks, type Check } from './checks/check-list.ts';
import { runVitest } from './checks/run-vitest.ts';
import { failuresText, oneFailed, onePassed, sum, totalsLine, whyLines, type Totals } from './checks/totals.ts';
import { aloneTests, browserTests, pureTests, waitingTests, type Tests } from './checks/turns.ts';
import { needPackages } from './setup/debian-packages.ts';
import { requireNode } from './setup/oldest-node.ts';
import { packagesInstalled } from './setup/npm-packages.ts';
import { startPostgres } from './setup/postgres.ts';
import { explain } from './setup/setup-error.ts';
import { packages, pieces, setUp, type Piece } from './setup/set-up.ts';

const testPackages = [
  'chromium',
  'chromium-headless-shell',
  'coturn',
  // Files of recordings are made with it, and opened with its ffprobe.
  'ffmpeg',
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

/**
 * After so long no further file of browsers is begun, in milliseconds: a build machine ends a run after 90 minutes, and then nobody knows what came of any of
 * it. Two usual cores are done long before.
 */
const beginsWithinMs = 86 * 60_000;

/** Whoever presses Ctrl-C wants the end of all, not of what runs just now. */
let interrupted = false;
process.on('SIGINT', () => {
  interrupted = true;
});

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** One check, which says what came of it as soon as it ends. */
const runCheck = async ({ title, run, tells }: Check): Promise<Totals> => {
  const startedAt = performance.now();
  const { code, output } = await run();
  const shown = output.trim();
  process.stdout.write(`${code === 0 ? '✔' : '✘'} ${title} (${seconds(startedAt)})\n`);
  if (shown !== '' && (code !== 0 || tells)) process.stdout.write(`${shown}\n`);
  return code === 0 ? onePassed : oneFailed(title, shown.split('\n').slice(-whyLines).join('\n'));
};

/** Runs two at once, for most of them use one core. */
const twoAtOnce = async (list: readonly (() => Promise<Totals>)[]): Promise<Totals> => {
  const waiting = list.values();
  const all: Totals[] = [];
  const runInTurn = async (): Promise<void> => {
    for (const run of waiting) if (!interrupted) all.push(await run());
  };
  await Promise.all([runInTurn(), runInTurn()]);
  return sum(all);
};

const runChecks = (list: readonly Check[]): Promise<Totals> =>
  twoAtOnce(list.map((check) => (): Promise<Totals> => runCheck(check)));

/** The pure tests stand beside the checks. */
const runChecksAndPureTests = (): Promise<Totals> =>
  twoAtOnce([
    ...checks().map((check) => (): Promise<Totals> => runCheck(check)),
    (): Promise<Totals> => runVitest(pureTests, {}),
  ]);

/** Files of browsers, batch after batch, while there is time. What was not tried has not passed: each file that is left out is named, and has failed. */
const runInTime = async (batches: readonly Tests[], env: Record<string, string>): Promise<Totals> => {
  const all: Totals[] = [];
  const late: string[] = [];
  for (const files of batches) {
    if (interrupted) break;
    if (performance.now() < beginsWithinMs) all.push(await runVitest(files, env));
    else late.push(...files);
  }
  if (late.length > 0)
    process.stdout.write(`✘ not tried, since ${beginsWithinMs / 60_000} minutes are over:\n  ${late.join('\n  ')}\n`);
  return sum([...all, ...late.map((file) => oneFailed(file, 'not tried'))]);
};

const inTurn = async (list: readonly (() => Promise<Totals>)[]): Promise<Totals> => {
  const all: Totals[] = [];
  for (const run of list) if (!interrupted) all.push(await run());
  return sum(all);
};

/** All but the short checks and the pure tests, as they share two cores. */
const runAll = async (env: Record<string, string>): Promise<Totals> => {
  const [long, tests] = await Promise.all([
    inTurn(longChecks().map((check) => () => runCheck(check))),
    inTurn([
      () => runVitest(aloneTests, env),
      () => runVitest(waitingTests, env),
      () => runInTime(browserTests(), env),
    ]),
  ]);
  return sum([long, tests, interrupted ? oneFailed('ended before its time') : sum([])]);
};

const withDatabase = async (
  tests: (env: Record<string, string>) => Promise<Totals>,
  env: Record<string, string>,
): Promise<Totals> => {
  const startedAt = performance.now();
  const database = await startPostgres().catch((error: unknown) => {
    explain(error);
    return undefined;
  });
  if (!database) return sum([oneFailed('throw-away PostgreSQL'), await tests(env)]);
  process.stdout.write(`✔ throw-away PostgreSQL (${seconds(startedAt)})\n`);
  try {
    return await tests({ ...env, TEST_POSTGRES_URL: database.url });
  } finally {
    await database.stop();
  }
};

const run = async (): Promise<Totals> => {
  requireNode();
  const unset: Totals[] = [];
  const env = await setUp([...pieces, browsersAndDatabase], (title, error) => {
    // Without its packages nothing can run; without a client or a browser the other tests still can.
    if (!packagesInstalled()) throw error;
    process.stdout.write(`✘ set-up: ${title}\n`);
    explain(error);
    unset.push(oneFailed(`set-up: ${title}`));
  });
  const only = process.argv.slice(2);
  const { MEDIASOUP_WORKER_BIN } = env;
  return sum([
    ...unset,
    only.length > 0 ? sum([]) : await runChecksAndPureTests(),
    await withDatabase(
      only.length > 0 ? (all) => runVitest(only, all) : runAll,
      MEDIASOUP_WORKER_BIN ? { MEDIASOUP_WORKER_BIN } : {},
    ),
  ]);
};

/** What may be run before each commit. */
const runQuickly = async (): Promise<Totals> => {
  requireNode();
  await setUp([packages], (_title, error) => {
    throw error;
  });
  const totals = sum([await runChecks(quickChecks()), await runVitest(pureTests, {})]);
  process.stdout.write(
    'Left out: lint and format of what did not change, import fences, protocol page, storage, HTTP, reports, media, journeys, browsers.\n',
  );
  return totals;
};

const totals = await (process.argv[2] === '--quick' ? runQuickly() : run()).catch((error: unknown) => {
  explain(error);
  return oneFailed('the run itself');
});
process.stdout.write(`${failuresText(totals)}${totalsLine(totals)}\n`);
process.exitCode = totals.failures.length === 0 ? 0 : 1;
