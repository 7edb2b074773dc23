import { existsSync } from 'node:fs';
import { inCheckout } from '../setup/paths.ts';
import { runProgram, type Ended } from '../setup/run-program.ts';
import { changedFiles, checkFormatOf, checkLintOf } from './changed-files.ts';
import { checkComposeFile } from './compose-file.ts';

/** One check: it has passed when its exit code is 0. What it says is shown when it failed, or when it always `tells`. */
export type Check = { title: string; run: () => Promise<Ended>; tells?: true };

const npmScript =
  (name: string, ...args: string[]) =>
  (): Promise<Ended> =>
    runProgram('npm', ['run', '--silent', name, ...(args.length > 0 ? ['--', ...args] : [])]);

/** At the lowest priority: it tells the same however long it takes. */
const quietly = (name: string) => (): Promise<Ended> =>
  runProgram('nice', ['-n', '19', 'npm', 'run', '--silent', name]);

/** What daily work needs: types and dead code of everything, layout and lint of what changed since this branch left `main`. */
export const quickChecks = (): readonly Check[] => [
  { title: 'format of what changed', run: async () => checkFormatOf(await changedFiles()) },
  { title: 'lint of what changed', run: async () => checkLintOf(await changedFiles()) },
  { title: 'types', run: npmScript('check:types') },
  { title: 'what nobody uses', run: npmScript('check:dead') },
];

/** The long ones, one after the other: they take what the tests leave of the machine. */
export const longChecks = (): readonly Check[] => [
  { title: 'lint', run: quietly('check:lint') },
  { title: 'format', run: quietly('check:format') },
];

/** Every other check besides the tests, in the order in which they begin. */
export const checks = (): readonly Check[] => [
  { title: 'types', run: npmScript('check:types') },
  { title: 'import fences', run: npmScript('check:fences') },
  { title: 'what nobody uses', run: npmScript('check:dead') },
  { title: 'first load, gzip', run: async () => (await import('./first-load.ts')).checkFirstLoad(), tells: true },
  { title: 'compose file', run: checkComposeFile, tells: true },
  ...(existsSync(inCheckout('scripts', 'write-protocol.ts'))
    ? [{ title: 'protocol document', run: npmScript('protocol', '--check') }]
    : []),
  { title: 'topics document', run: npmScript('topics', '--check') },
  { title: 'OpenAPI document', run: npmScript('openapi', '--check') },
];
