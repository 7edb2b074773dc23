import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MeetingId } from '@diem-cau/shared';
import { routes } from '../../src/adapters/http/registry.ts';
import { openStorage } from '../../src/adapters/storage/storage.ts';
import { District } from '../support/district.ts';
import { askHttp } from '../support/hub-http.ts';
import { swollenRecord } from '../support/swollen-record.ts';

const swollen = MeetingId.parse('swollen');
const many = 150;
/** The longest that the hub may keep anybody waiting, in milliseconds: generous, since before it was half a minute. */
const longestWaitMs = 5_000;

let district: District;
let cookie: string;

/** One meeting of 20,000 events, and many of a few hundred. */
const fill = async (dataDir: string): Promise<void> => {
  const storage = await openStorage({ dataDir, databaseUrl: null });
  const places = (await storage.directory.endpoints()).map(({ endpointId, name, leads, position }) => ({
    endpointId,
    name,
    leads,
    position,
  }));
  const write = async (meetingId: MeetingId, count: number, openedAt: number): Promise<void> => {
    const events = swollenRecord({ meetingId, places, openedAt, count, closes: true });
    for (let from = 0; from < events.length; from += 2_000)
      await storage.archive.append(meetingId, events.slice(from, from + 2_000));
  };
  const firstDay = Date.parse('2026-01-05T07:30:00+07:00');
  for (let number = 0; number < many; number += 1)
    await write(MeetingId.parse(`m-${number}`), 300, firstDay + number * 86_400_000);
  await write(swollen, 20_000, firstDay);
  await storage.close();
};

beforeAll(async () => {
  district = await District.start(0, { LOG_LEVEL: 'warn' });
  cookie = await district.adminCookie();
  await district.hub.end('SIGTERM');
  await fill(district.hub.dataDir);
  await district.hub.up();
});

afterAll(() => district.remove());

/** Every address of a kind that can be asked for by reading alone, filled in for the swollen meeting. */
const paths = routes
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => path.replace(':meetingId', swollen).replace(':reportId', 'r-1').replace(':fileId', 'f'.repeat(64)))
  .map((path) => {
    if (path.startsWith('/api/report.') || path === '/api/report' || path.endsWith('/stats'))
      return `${path}?from=2026-01-01&to=2026-12-31`;
    if (path === '/api/calendar') return `${path}?year=2026`;
    return path === '/api/people/on-day' ? `${path}?day=2026-02-02` : path;
  });

describe('whoever reads a swollen record, or all meetings, never stops the hub', () => {
  test.each(paths)('%s', async (path) => {
    let done = false;
    let longest = 0;
    const others = (async () => {
      while (!done) {
        const startedAt = performance.now();
        const { status } = await askHttp(`${district.hub.url}/healthz`);
        expect(status).toBe(200);
        longest = Math.max(longest, performance.now() - startedAt);
        await delay(10);
      }
    })();
    const { status } = await askHttp(`${district.hub.url}${path}`, { cookie }).finally(() => (done = true));
    await others;
    expect(status).toBeLessThan(500);
    expect(longest).toBeLessThan(longestWaitMs);
  });

  test('the pages that matter were really answered', async () => {
    for (const path of [`/api/meetings/${swollen}`, `/api/meetings/${swollen}/archive.zip`, '/api/meetings.csv'])
      expect((await askHttp(`${district.hub.url}${path}`, { cookie })).status).toBe(200);
  });
});
