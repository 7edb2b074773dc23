import { existsSync } from 'node:fs';
import { inCheckout } from '../setup/paths.ts';
import { runProgram, type Ended } from '../setup/run-program.ts';

const git = async (...args: string[]): Promise<string[]> => {
  const { code, output } = await runProgram('git', args);
  return code === 0 ? output.split('\n').filter((line) => line !== '') : [];
};

/** Files that differ from where this branch left `main`, written or not yet committed, and new ones; none of those that are gone. */
export const changedFiles = async (): Promise<string[]> => {
  const [base = 'HEAD'] = await git('merge-base', 'HEAD', 'main');
  const named = [
    ...(await git('diff', '--name-only', '--diff-filter=d', base)),
    ...(await git('ls-files', '--others', '--exclude-standard')),
  ];
  return [...new Set(named)].filter((file) => existsSync(inCheckout(file))).sort();
};

const nothing: Ended = { code: 0, output: '' };

/** Checks the layout of these files. */
export const checkFormatOf = (files: readonly string[]): Promise<Ended> =>
  files.length === 0
    ? Promise.resolve(nothing)
    : runProgram('npx', ['--no-install', 'prettier', '--check', '--ignore-unknown', ...files]);

/** Lints those of these files that are TypeScript. */
export const checkLintOf = (files: readonly string[]): Promise<Ended> => {
  const sources = files.filter((file) => /\.tsx?$/u.test(file));
  return sources.length === 0
    ? Promise.resolve(nothing)
    : runProgram('npx', ['--no-install', 'eslint', '--max-warnings=0', ...sources]);
};
