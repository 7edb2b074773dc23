import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../support/hub-process.ts';
import { testPostgres } from '../support/throwaway-postgres.ts';

const postgres = await testPostgres();
const hubs: HubProcess[] = [];
const start = async (extra: Record<string, string>): Promise<HubProcess> => {
  const hub = await HubProcess.start(extra);
  hubs.push(hub);
  return hub;
};
afterAll(async () => {
  for (const hub of hubs) {
    // One that a failed test left standing still would not hear that it shall end.
    await hub.end('SIGKILL');
    await hub.remove();
  }
  await postgres.close();
});

describe('a second hub', () => {
  let first: HubProcess;
  beforeAll(async () => {
    first = await start({});
  });

  it('on the same data folder does not start, and says why in both languages', async () => {
    const second = await start({ HUB_DATA_DIR: first.dataDir }).catch((error: unknown) => String(error));
    expect(second).toContain(`The data folder ${first.dataDir} is in use by another hub (process ${first.pid}`);
    expect(second).toContain(
      `Thư mục dữ liệu ${first.dataDir} đang được một hệ thống khác dùng (tiến trình ${first.pid}`,
    );
  });

  it('may have the folder when the first was killed', async () => {
    await first.end('SIGKILL');
    await first.up();
  });
});

describe('two hubs on one PostgreSQL', () => {
  it('the second takes over from one that stands still; that one wakes up, closes its pages and ends', async () => {
    const databaseUrl = await postgres.emptyDatabase();
    const first = await start({ DATABASE_URL: databaseUrl });
    const refused = await start({ DATABASE_URL: databaseUrl }).catch((error: unknown) => String(error));
    expect(refused).toContain(`is in use by another hub (process ${first.pid}`);

    process.kill(first.pid, 'SIGSTOP');
    const second = await start({ DATABASE_URL: databaseUrl });
    // It wakes up, and ends of itself.
    expect(await first.end('SIGCONT')).toBe(70);
    expect(first.output).toContain('another hub has taken the data over');
    await expect(fetch(first.url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    // The loser is refused as long as the winner lives.
    await expect(first.up()).rejects.toThrow(`process ${second.pid}`);
  });
});
