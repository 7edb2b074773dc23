import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openStorage, sqliteFileName, type Storage } from '../../../src/adapters/storage/storage.ts';
import { testPostgres } from '../../support/throwaway-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-proof-'));
const postgres = await testPostgres();
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

const unavailable = { code: 'record-unavailable' };
const open = async (databaseUrl: string | null): Promise<{ storage: Storage; dataDir: string; file: string }> => {
  const dataDir = mkdtempSync(join(folder, 'hub-'));
  const storage = await openStorage({ dataDir, databaseUrl });
  cleanUp.push(() => storage.close());
  return { storage, dataDir, file: join(dataDir, sqliteFileName) };
};

describe('the proof of writing on SQLite', () => {
  it.each(['', '-wal'])('fails when hub.sqlite%s is removed under the hub', async (ending) => {
    const { storage, file } = await open(null);
    await storage.proveWritable();
    rmSync(`${file}${ending}`);
    await expect(storage.proveWritable()).rejects.toMatchObject(unavailable);
  });

  it('fails when another file stands in its place, and holds again when the right one is back', async () => {
    const { storage, file } = await open(null);
    renameSync(file, `${file}.aside`);
    writeFileSync(file, '');
    await expect(storage.proveWritable()).rejects.toMatchObject(unavailable);
    renameSync(`${file}.aside`, file);
    await storage.proveWritable();
  });

  it('fails while somebody else has the file locked', async () => {
    const { storage, file } = await open(null);
    const other = new DatabaseSync(file);
    cleanUp.push(() => other.close());
    other.exec('begin immediate');
    await expect(storage.proveWritable()).rejects.toMatchObject(unavailable);
    other.exec('rollback');
    await storage.proveWritable();
  });
});

it('the proof of writing on PostgreSQL fails while the database takes no writing', async () => {
  const databaseUrl = await postgres.emptyDatabase();
  const { storage } = await open(databaseUrl);
  await storage.proveWritable();
  const other = new pg.Client({ connectionString: databaseUrl });
  await other.connect();
  cleanUp.push(() => other.end());
  await other.query('begin; lock table settings in access exclusive mode');
  await expect(storage.proveWritable()).rejects.toMatchObject(unavailable);
  await other.query('rollback');
  await storage.proveWritable();
});
