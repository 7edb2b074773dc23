import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openStorage, sqliteFileName } from '../../server/src/adapters/storage/storage.ts';
import { District } from '../../server/test/support/district.ts';
import { askHttp } from '../../server/test/support/hub-http.ts';
import { MB, kB, ms, report } from './figures.ts';
import { copyMeetings, recordSwollen, swollenId } from './full-archive.ts';
import { loopStops, measuredLoop } from './loop-stops.ts';
import { recordMany, wideDirectory } from './many-meetings.ts';
import { peakMemory, resetPeak } from './process-use.ts';

const meetings = Number(process.env['BENCH_MEETINGS'] ?? 5_000);
const events = Number(process.env['BENCH_EVENTS'] ?? 20_000);
const templates = 10;
const pingEveryMs = 10;

const ofMeeting = `/api/meetings/${swollenId}`;
const period = 'from=2025-01-01&to=2025-12-31';
const paths = [
  '/api/meetings',
  '/api/meetings.csv',
  '/api/tasks',
  '/api/tasks.csv',
  '/api/tasks?q=giao',
  ofMeeting,
  `${ofMeeting}/attendance.csv`,
  `${ofMeeting}/roll-call`,
  `${ofMeeting}/roll-call.csv`,
  `${ofMeeting}/conclusions`,
  `${ofMeeting}/minutes`,
  `${ofMeeting}/minutes.docx`,
  `${ofMeeting}/notice`,
  `${ofMeeting}/archive.zip`,
  `/api/report?${period}`,
  `/api/report.csv?${period}`,
  `/api/report.xlsx?${period}`,
  `/api/report.pdf?${period}`,
  '/api/people',
] as const;

/** Asks, gives up after two minutes; null for what did not come. */
const asked = async (url: string, cookie: string): Promise<{ took: number; bytes: number; status: number } | null> => {
  const startedAt = performance.now();
  const given = await Promise.race([askHttp(url, { cookie }).catch(() => null), delay(120_000, null, { ref: false })]);
  return given === null
    ? null
    : { took: performance.now() - startedAt, bytes: given.text.length, status: given.status };
};

/** Keeps asking whether the hub is well, as a meeting that runs meanwhile would feel it; gives the longest answer. */
const pinged = async <Result>(hub: string, during: () => Promise<Result>): Promise<[Result, number]> => {
  let done = false;
  let longest = 0;
  const pinging = (async () => {
    while (!done) {
      const answer = await asked(`${hub}/healthz`, '');
      longest = Math.max(longest, answer?.took ?? 120_000);
      await delay(pingEveryMs);
    }
  })();
  const result = await during().finally(() => (done = true));
  await pinging;
  return [result, longest];
};

/**
 * Thousands of meetings, and one of a record of twenty thousand events, in a real hub on SQLite: how long each list, record and export
 * takes, and how long the hub's loop stands still meanwhile.
 */
export const reading = async (): Promise<void> => {
  const district = await District.start(0, { LOG_LEVEL: 'warn', ...measuredLoop });
  try {
    const cookie = await district.adminCookie();
    const { hub } = district;
    await hub.end('SIGTERM');
    const storage = await openStorage({ dataDir: hub.dataDir, databaseUrl: null });
    const places = await wideDirectory(storage);
    const told = await recordMany(storage, places.slice(0, 20), 0, templates);
    await recordSwollen(storage, places, events);
    await storage.close();
    copyMeetings(join(hub.dataDir, sqliteFileName), templates, meetings);
    report(`${meetings} meetings, events of one`, String(Math.round(told / templates)));
    report('and one meeting, events', String(events));
    const startedAt = performance.now();
    await hub.up();
    report('start until it answers', ms(performance.now() - startedAt));
    resetPeak(hub.pid);
    await loopStops(() => hub.output, hub.pid);
    for (const path of paths) {
      const [answer, ping] = await pinged(hub.url, () => asked(`${hub.url}${path}`, cookie));
      const stop = await loopStops(() => hub.output, hub.pid);
      report(
        path.replace(String(swollenId), ':swollen'),
        answer === null ? 'no answer in 120 s' : `${answer.status}, ${ms(answer.took)}, ${kB(answer.bytes)}`,
      );
      report(
        '  longest stop (its own work), longest answer meanwhile',
        `${ms(stop.wall)} (${ms(stop.own)}), ${ms(ping)}`,
        '50 ms',
      );
    }
    report('peak memory of the hub’s Node after all of them', MB(peakMemory(hub.pid)));
  } finally {
    await district.remove();
  }
};
