import { runProgram, type Ended } from './run-program.ts';
import type { Step } from './report.ts';
import { SetupError } from './setup-error.ts';

/** The packages out of `names` that dpkg does not have installed; all of them where there is no dpkg. */
async function missingPackages(names: readonly string[]): Promise<string[]> {
  const { code, output } = await runProgram('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\n', ...names]);
  if (code === null) return [...names];
  const installed = new Set(output.split('\n').flatMap((line) => line.match(/^(\S+) installed$/)?.[1] ?? []));
  return names.filter((name) => !installed.has(name));
}

const aptGet = (args: readonly string[]): Promise<Ended> =>
  runProgram('apt-get', ['-y', '-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });

/**
 * Makes sure that Debian packages are installed. Root installs them; anybody else, and a system without apt-get, gets
 * the one line to paste. `purpose`: what they are for, in English ("to build the mediasoup worker").
 */
export async function needPackages(names: readonly string[], purpose: string, step: Step): Promise<void> {
  const missing = await missingPackages(names);
  if (missing.length === 0) return;
  const line = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      'Thiếu gói Debian. Hãy dán dòng sau một lần rồi chạy lại:',
      `Debian packages are missing (${purpose}). Paste this once and run again:`,
      line,
    );
  }
  const install = ['install', '--no-install-recommends', ...missing];
  step.say(`installing Debian packages ${purpose}: ${missing.join(' ')} …`);
  let ended = await aptGet(install);
  if (ended.code !== 0) {
    // Package lists are absent on a fresh machine and go stale on an old one.
    await aptGet(['update']);
    ended = await aptGet(install);
  }
  if (ended.code !== 0) {
    throw new SetupError(
      'Không cài được các gói Debian. Hãy thử tay dòng sau:',
      `The Debian packages could not be installed (${purpose}). Try by hand:`,
      `${line}\n${ended.output.trimEnd().split('\n').slice(-8).join('\n')}`,
    );
  }
}
