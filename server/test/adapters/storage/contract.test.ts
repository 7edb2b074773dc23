import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStorage } from '../../../src/adapters/storage/storage.ts';
import { memoryStorage } from '../../fakes/memory-storage.ts';
import { storageContract } from '../../support/storage-contract.ts';
import { testPostgres } from '../../support/throwaway-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-storage-'));
const postgres = await testPostgres();
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

storageContract('memory', () => Promise.resolve(memoryStorage()));
storageContract('SQLite', () => openStorage({ dataDir: mkdtempSync(join(folder, 'hub-')), databaseUrl: null }));
storageContract('PostgreSQL', async () =>
  openStorage({ dataDir: mkdtempSync(join(folder, 'hub-')), databaseUrl: await postgres.emptyDatabase() }),
);
