/**
 * A process of its own, started with `--expose-gc` and a data folder that no hub has open: makes the report on 2025 there, digests and all,
 * and prints the most that the heap held alive above what it held before, in bytes: garbage is collected first, each time, every 50 ms.
 */
import { openStorage } from '../../server/src/adapters/storage/storage.ts';
import { yearWorld } from '../../server/test/support/year-world.ts';

const everyMs = 50;
const [, , dataDir = ''] = process.argv;
const { gc } = globalThis;
if (gc === undefined) throw new Error('needs --expose-gc');

const alive = (): number => {
  gc();
  return process.memoryUsage().heapUsed;
};

const storage = await openStorage({ dataDir, databaseUrl: null });
const { reports } = yearWorld(storage, Date.parse('2026-01-01T00:00:00+07:00'));
const before = alive();
let most = before;
const watch = setInterval(() => (most = Math.max(most, alive())), everyMs);
await reports.report({ from: '2025-01-01', to: '2025-12-31', units: 'day' });
clearInterval(watch);
await storage.close();
process.stdout.write(String(most - before));
