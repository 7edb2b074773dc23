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

/** What daily work needs: types and dead code of everything, layout and lint of what changed since this branch left `main`. */
export const quickChecks = (): readonly Check[] => [
  { title: 'format of what changed', run: async () => checkFormatOf(await changedFiles()) },
  { title: 'lint of what changed', run: async () => checkLintOf(await changedFiles()) },
  { title: 'types', run: npmScript('check:types') },
  { title: 'what nobody uses', run: npmScript('check:dead') },
];

/** Every check besides the tests, in the order in which they begin: lint takes as long as all others together. */
export const checks = (): readonly Check[] => [
  { title: 'lint', run: npmScript('check:lint') },
  { title: 'format', run: npmScript('check:format') },
  { title: 'types', run: npmScript('check:types') },
  { title: 'what nobody uses', run: npmScript('check:dead') },
  { title: 'first load, gzip', run: async () => (await import('./first-load.ts')).checkFirstLoad(), tells: true },
  { title: 'compose file', run: checkComposeFile, tells: true },
  ...(existsSync(inCheckout('scripts', 'write-protocol.ts'))
    ? [{ title: 'protocol document', run: npmScript('protocol', '--check') }]
    : []),
  { title: 'topics document', run: npmScript('topics', '--check') },
  { title: 'OpenAPI document', run: npmScript('openapi', '--check') },
];
