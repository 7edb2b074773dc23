import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { workerBin as packagedWorker } from 'mediasoup';

/** The mediasoup worker that the set-up chose: MEDIASOUP_WORKER_BIN, else what `npm ci` noted, else the package's own download. */
export function workerBin(): string {
  const noted = fileURLToPath(new URL('../../../node_modules/.diem-cau/worker-path', import.meta.url));
  const candidates = [
    process.env['MEDIASOUP_WORKER_BIN'],
    existsSync(noted) ? readFileSync(noted, 'utf8').trim() : undefined,
    packagedWorker,
  ];
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (found === undefined)
    throw new Error(
      'No mediasoup worker: run ./scripts/test, which sets it up, or set MEDIASOUP_WORKER_BIN to its path.',
    );
  return found;
}
