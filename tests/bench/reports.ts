import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openStorage, sqliteFileName } from '../../server/src/adapters/storage/storage.ts';
import { District } from '../../server/test/support/district.ts';
import { askHttp } from '../../server/test/support/hub-http.ts';
import { MB, kB, median, ms, report } from './figures.ts';
import { loopStops, measuredLoop, type LoopStops } from './loop-stops.ts';
import { recordMany, wideDirectory } from './many-meetings.ts';
import { peakMemory, resetPeak } from './process-use.ts';

const run = promisify(execFile);

const sizes = [125, 250, 500] as const;
const period = 'from=2025-01-01&to=2025-12-31';
const pingEveryMs = 20;

interface Asked {
  readonly took: number;
  readonly bytes: number;
  /** The longest that the hub took to say that it is well meanwhile. */
  readonly longestPing: number;
}

const timedAsk = async (url: string, cookie: string): Promise<{ readonly took: number; readonly bytes: number }> => {
  const startedAt = performance.now();
  const { status, text } = await askHttp(url, { cookie });
  if (status !== 200) throw new Error(`${url} answered ${status}: ${text.slice(0, 200)}`);
  return { took: performance.now() - startedAt, bytes: text.length };
};

/** Asks for a report and keeps asking whether the hub is well, as a meeting that runs meanwhile would feel it. */
const ask = async (hub: string, cookie: string, path: string): Promise<Asked> => {
  let done = false;
  let longestPing = 0;
  const pinging = (async () => {
    while (!done) {
      const { took } = await timedAsk(`${hub}/healthz`, '');
      longestPing = Math.max(longestPing, took);
      await delay(pingEveryMs);
    }
  })();
  const asked = await timedAsk(`${hub}${path}?${period}`, cookie).finally(() => (done = true));
  await pinging;
  return { ...asked, longestPing };
};

const tell = (what: string, { took, bytes, longestPing }: Asked, aim?: string): void => {
  report(what, `${ms(took)}, ${kB(bytes)}`, aim);
  report('  the hub’s longest answer meanwhile', ms(longestPing));
};

const tellStops = ({ wall, own, p99 }: LoopStops): void =>
  report('  stops of the loop: p99, longest (its own work)', `${ms(p99)}, ${ms(wall)} (${ms(own)})`, '50 ms');

const forgetDigests = (dataDir: string): void => {
  const database = new DatabaseSync(join(dataDir, sqliteFileName));
  database.exec('delete from digests');
  database.close();
};

/** The most that a year's report holds alive, in bytes: what is garbage says more of the machine than of the report. */
const heldAlive = async (dataDir: string): Promise<number> => {
  const program = join(import.meta.dirname, 'report-heap.ts');
  const { stdout } = await run(process.execPath, ['--expose-gc', program, dataDir]);
  forgetDigests(dataDir);
  return Number(stdout);
};

/** Records more meetings while the hub is down, so that its digests have to be made anew at the next report. */
const recordUpTo = async (dataDir: string, from: number, to: number): Promise<void> => {
  const storage = await openStorage({ dataDir, databaseUrl: null });
  const events = await recordMany(storage, await wideDirectory(storage), from, to);
  await storage.close();
  forgetDigests(dataDir);
  report(`${to} meetings of 66 endpoints: events of one`, String(Math.round(events / (to - from))));
};

/** A year of 500 meetings with 66 endpoints each: the report as the page gets it and as files, asked of a real hub on SQLite. */
export const reports = async (): Promise<void> => {
  const district = await District.start(0, { LOG_LEVEL: 'warn', ...measuredLoop });
  try {
    const cookie = await district.adminCookie();
    const { hub } = district;
    const peaks: number[] = [];
    const held: number[] = [];
    let recorded = 0;
    for (const size of sizes) {
      await hub.end('SIGTERM');
      await recordUpTo(hub.dataDir, recorded, size);
      recorded = size;
      held.push(await heldAlive(hub.dataDir));
      report(`${size} meetings: the most that the report holds alive`, MB(held.at(-1) ?? 0));
      await hub.up();
      resetPeak(hub.pid);
      const before = peakMemory(hub.pid);
      await loopStops(() => hub.output, hub.pid);
      const cold = await ask(hub.url, cookie, '/api/report');
      peaks.push(peakMemory(hub.pid));
      report(`${size} meetings: memory before, and peak while made anew`, `${MB(before)}, ${MB(peaks.at(-1) ?? 0)}`);
      tell(`${size} meetings: the page’s JSON, digests made anew`, cold);
      tellStops(await loopStops(() => hub.output, hub.pid));
    }
    const toSmallest = (each: readonly number[]): string => ((each.at(-1) ?? 0) / (each[0] ?? 1)).toFixed(2);
    report('held alive by 500 meetings to that by 125', toSmallest(held), 'about 1');
    report('peak memory, with garbage, of 500 meetings to that of 125', toSmallest(peaks));

    const warm: Asked[] = [];
    for (let round = 0; round < 5; round += 1) warm.push(await ask(hub.url, cookie, '/api/report'));
    tell(
      'the page’s JSON again, median of 5',
      {
        took: median(warm.map(({ took }) => took)),
        bytes: warm[0]?.bytes ?? 0,
        longestPing: Math.max(...warm.map(({ longestPing }) => longestPing)),
      },
      '1 s',
    );
    tell('XLSX', await ask(hub.url, cookie, '/api/report.xlsx'), '5 s');
    tell('CSV', await ask(hub.url, cookie, '/api/report.csv'));
    tell('PDF', await ask(hub.url, cookie, '/api/report.pdf'));
    report('peak memory of the hub’s Node after all of them', MB(peakMemory(hub.pid)));
  } finally {
    await district.remove();
  }
};
