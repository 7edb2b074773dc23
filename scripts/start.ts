/**
 * Sets everything up and starts the hub; `./scripts/start` and `npm start` come here.
 *
 *   --setup-only   ends after the set-up
 *   --build-only   like it, without certificates: for an image
 *
 * Every other argument (`--demo`) is handed on to the hub.
 */
import { requireNode } from './setup/node-floor.ts';
import { inCheckout } from './setup/paths.ts';
import { environment } from './setup/run-program.ts';
import { explain } from './setup/setup-error.ts';
import { pieces, piecesOfAnImage, setUp } from './setup/set-up.ts';

const own = ['--setup-only', '--build-only'];
const asked = process.argv.slice(2);

try {
  requireNode();
  const env = await setUp(asked.includes('--build-only') ? piecesOfAnImage : pieces, (_title, error) => {
    throw error;
  });
  if (!asked.some((argument) => own.includes(argument))) {
    // The hub takes this process's place: signals reach it as they come, and its exit code is the last word.
    const { execPath } = process;
    process.execve?.(execPath, [execPath, inCheckout('server', 'src', 'main.ts'), ...asked], environment(env));
  }
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
