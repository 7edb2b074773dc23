import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { inCheckout } from '../setup/paths.ts';
import { runProgram } from '../setup/run-program.ts';

// A download that stands still must not hold up the build for long.
const timeLimitMs = 60_000;

/**
 * Lets mediasoup's own install script download its prebuilt worker to `target`. Answers whether there is one now: in a
 * closed network there is none, and that is no error.
 */
export async function downloadPrebuilt(target: string): Promise<boolean> {
  const mediasoup = inCheckout('node_modules', 'mediasoup');
  const downloaded = inCheckout('node_modules', 'mediasoup', 'worker', 'out', 'Release', 'mediasoup-worker');
  rmSync(downloaded, { force: true });
  await runProgram(process.execPath, ['npm-scripts.mjs', 'postinstall'], {
    cwd: mediasoup,
    timeLimitMs,
    // Where the download fails the script would go on to a build of its own with pip; a Python that refuses ends it.
    env: { MEDIASOUP_WORKER_BIN: undefined, MEDIASOUP_LOCAL_DEV: undefined, PYTHON: 'false' },
  });
  if (!existsSync(downloaded)) return false;
  copyFileSync(downloaded, `${target}.new`);
  chmodSync(`${target}.new`, 0o755);
  renameSync(`${target}.new`, target);
  return true;
}
