/**
 * Sets everything up and starts the hub; `./scripts/start` and `npm start` come here.
 *
 *   --setup-only   ends after the set-up
 *   --build-only   like it, without certificates: for an image
 *   --worker-only  the packages and the worker, which need no source of the hub: for an image's first layer
 *
 * Every other argument (`--demo`) is handed on to the hub. One supervisor keeps the hub running: the system's (systemd, Docker), or
 * this process. Exit codes are the hub's own (server/src/exit-codes.ts); 1 when the set-up failed.
 */
import { isSupervised, keepRunning } from './keep-running.ts';
import { requireNode } from './setup/oldest-node.ts';
import { inCheckout } from './setup/paths.ts';
import { environment } from './setup/run-program.ts';
import { explain } from './setup/setup-error.ts';
import { pieces, piecesOfAFirstLayer, piecesOfAnImage, setUp, type Piece } from './setup/set-up.ts';

const endsAfterSetUp: Record<string, readonly Piece[]> = {
  '--setup-only': pieces,
  '--build-only': piecesOfAnImage,
  '--worker-only': piecesOfAFirstLayer,
};
/** What is asked of one start of the hub, and not again of those by which it is kept running. */
const wishesOfOneStart: readonly string[] = ['--rescue-admin', '--start-anew'];
const asked = process.argv.slice(2);

try {
  requireNode();
  const only = asked.find((argument) => argument in endsAfterSetUp);
  const env = await setUp(endsAfterSetUp[only ?? ''] ?? pieces, (_title, error) => {
    throw error;
  });
  if (only === undefined) {
    const args = [inCheckout('server', 'src', 'main.ts'), ...asked];
    const { execPath } = process;
    // Where a supervisor keeps the hub running, the hub takes this process's place; else this process keeps it running.
    if (isSupervised()) process.execve?.(execPath, [execPath, ...args], environment(env));
    const argsAgain = args.filter((argument) => !wishesOfOneStart.includes(argument));
    process.exitCode = await keepRunning({ program: execPath, args, argsAgain, env: environment(env) });
  }
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
