import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MeetingId } from '@diem-cau/shared';
import { afterAll, describe, expect, it } from 'vitest';
import { openStorage } from '../../../src/adapters/storage/storage.ts';
import { ownPostgres, postgresIsInstalled, testPostgres } from '../../support/throwaway-postgres.ts';

const program = fileURLToPath(new URL('../../support/appending-child.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'diem-cau-durable-'));
const postgres = await testPostgres();
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Lets a process append until `enough` events are acknowledged, ends it by `kill`, and gives the last number that it acknowledged. */
const appendUntilKilled = (
  place: { dataDir: string; databaseUrl: string },
  id: string,
  enough: number,
  kill: (process: ReturnType<typeof spawn>) => void,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, place.dataDir, place.databaseUrl, id], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let complaint = '';
    let killed = false;
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const last = Number(said.trimEnd().split('\n').at(-1));
      if (killed || last < enough) return;
      killed = true;
      kill(child);
    });
    child.on('error', reject);
    child.on('close', () => {
      const whole = said.slice(0, said.lastIndexOf('\n')).split('\n');
      if (killed) resolve(Number(whole.at(-1)));
      else reject(new Error(complaint));
    });
  });

const expectAll = async (place: { dataDir: string; databaseUrl: string }, id: string, acknowledged: number) => {
  const storage = await openStorage({
    dataDir: place.dataDir,
    databaseUrl: place.databaseUrl === '' ? null : place.databaseUrl,
  });
  const stored = (await storage.archive.events(MeetingId.parse(id))).map(({ seq }) => seq);
  expect(stored.length).toBeGreaterThanOrEqual(acknowledged);
  expect(stored.length).toBeLessThanOrEqual(acknowledged + 1);
  expect(stored).toEqual(stored.map((_, index) => index + 1));
  expect(await storage.archive.unfinished()).toContain(id);
  await storage.close();
};

describe('a hub that is killed while it writes', () => {
  it('has lost nothing that it acknowledged, in SQLite', async () => {
    const place = { dataDir: mkdtempSync(join(folder, 'hub-')), databaseUrl: '' };
    for (const enough of [1, 7, 60, 200, 433]) {
      const id = `m-${enough}`;
      const acknowledged = await appendUntilKilled(place, id, enough, (child) => child.kill('SIGKILL'));
      expect(acknowledged).toBeGreaterThanOrEqual(enough);
      await expectAll(place, id, acknowledged);
    }
  });

  it('has lost nothing that it acknowledged, in PostgreSQL', async () => {
    const place = { dataDir: mkdtempSync(join(folder, 'hub-')), databaseUrl: await postgres.emptyDatabase() };
    for (const enough of [1, 50]) {
      const id = `m-${enough}`;
      const acknowledged = await appendUntilKilled(place, id, enough, (child) => child.kill('SIGKILL'));
      await expectAll(place, id, acknowledged);
    }
  });

  it.runIf(postgresIsInstalled)('has lost nothing either when PostgreSQL itself crashes', async () => {
    const own = await ownPostgres();
    try {
      const place = { dataDir: mkdtempSync(join(folder, 'hub-')), databaseUrl: await own.emptyDatabase() };
      const acknowledged = await appendUntilKilled(place, 'm-1', 100, (child) => {
        own.crash();
        child.kill('SIGKILL');
      });
      await own.restart();
      await expectAll(place, 'm-1', acknowledged);
    } finally {
      await own.close();
    }
  });
});
