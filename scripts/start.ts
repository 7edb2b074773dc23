/**
 * Sets everything up and starts the hub; `./scripts/start` and `npm start` come here.
 *
 *   --setup-only   ends after the set-up
 *   --build-only   like it, without certificates: for an image
 *   --worker-only  the packages and the worker, which need no source of the hub: for an image's first layer
 *
 * Every other argument (`--demo`) is handed on to the hub.
 */
import { requireNode } from './setup/node-floor.ts';
import { inCheckout } from './setup/paths.ts';
import { environment } from './setup/run-program.ts';
import { explain } from './setup/setup-error.ts';
import { pieces, piecesOfAFirstLayer, piecesOfAnImage, setUp, type Piece } from './setup/set-up.ts';

const endsAfterSetUp: Record<string, readonly Piece[]> = {
  '--setup-only': pieces,
  '--build-only': piecesOfAnImage,
  '--worker-only': piecesOfAFirstLayer,
};
const asked = process.argv.slice(2);

try {
  requireNode();
  const only = asked.find((argument) => argument in endsAfterSetUp);
  const env = await setUp(endsAfterSetUp[only ?? ''] ?? pieces, (_title, error) => {
    throw error;
  });
  if (only === undefined) {
    // The hub takes this process's place: signals reach it as they come, and its exit code is the last word.
    const { execPath } = process;
    process.execve?.(execPath, [execPath, inCheckout('server', 'src', 'main.ts'), ...asked], environment(env));
  }
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
