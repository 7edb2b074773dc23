import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inCheckout } from './paths.ts';
import type { Step } from './report.ts';
import { runProgram } from './run-program.ts';
import { SetupError } from './setup-error.ts';

type LockedPackage = {
  version?: string;
  link?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
};
type LockFile = { packages?: Record<string, LockedPackage> };

const isInstalledPath = (path: string): boolean => path.includes('node_modules/');

/**
 * Whether what npm says it has installed (its hidden lock file) is what the lock file asks for: everything installed has
 * the version that is locked, and everything that the workspaces themselves ask for is there. The lock file's other
 * entries prove nothing: it also names packages for other systems, and some that npm never installs. npm writes its
 * hidden file last, so a broken-off install has none.
 */
export function isAsLocked(wanted: LockFile, installed: LockFile): boolean {
  const [locked, found] = [wanted.packages ?? {}, installed.packages ?? {}];
  const versionsAgree = Object.entries(found)
    .filter(([path, { link }]) => isInstalledPath(path) && !link)
    .every(([path, { version }]) => locked[path]?.version === version);
  const directAreThere = Object.entries(locked)
    .filter(([path]) => !isInstalledPath(path))
    .every(([workspace, { dependencies, devDependencies }]) =>
      Object.keys({ ...dependencies, ...devDependencies }).every(
        (name) => found[`${workspace}/node_modules/${name}`] ?? found[`node_modules/${name}`],
      ),
    );
  return versionsAgree && directAreThere;
}

const readLock = (file: string): LockFile => JSON.parse(readFileSync(file, 'utf8')) as LockFile;

/** Whether node_modules holds exactly what package-lock.json names, whoever ran `npm ci`. */
export function packagesInstalled(): boolean {
  const hidden = inCheckout('node_modules', '.package-lock.json');
  return existsSync(hidden) && isAsLocked(readLock(inCheckout('package-lock.json')), readLock(hidden));
}

/** Whether a program of this name can be started through PATH. */
function isInPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Runs `npm ci` unless node_modules is as package-lock.json says. */
export async function installPackages(step: Step): Promise<void> {
  if (packagesInstalled()) return step.say('as in package-lock.json');
  if (!isInPath('npm')) {
    throw new SetupError(
      'Thiếu npm. Hãy cài một lần:',
      'npm is missing. Install it once:',
      'sudo apt-get install -y npm',
    );
  }
  step.say('npm ci, about a minute …');
  const startedAt = performance.now();
  const { code, output } = await runProgram('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    // The worker is a step of its own: an npm that ignores "allowScripts" must not build it here.
    env: { MEDIASOUP_WORKER_BIN: 'later' },
  });
  if (code !== 0) {
    throw new SetupError(
      'npm ci không cài được các gói: kiểm tra mạng rồi chạy lại.',
      `npm ci could not install the packages: check the network and run this again.\n${output.trimEnd()}`,
    );
  }
  step.say(`installed in ${Math.round((performance.now() - startedAt) / 1000)} s`);
}
