import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { FileId } from '@diem-cau/shared';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { openStorage, sqliteFileName } from '../../../src/adapters/storage/storage.ts';
import { testPostgres } from '../../support/throwaway-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-damaged-file-'));
const postgres = await testPostgres();
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
}

/** Runs SQL past the hub, as somebody with the disk or the database can. */
const tamper = async ({ dataDir, databaseUrl }: Place, sql: string): Promise<void> => {
  if (databaseUrl === null) {
    const database = new DatabaseSync(join(dataDir, sqliteFileName));
    database.exec(sql);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
};

describe.each([
  ['SQLite', () => Promise.resolve(null)],
  ['PostgreSQL', () => postgres.emptyDatabase()],
] as const)('a stored file on %s', (_name, urlOf) => {
  const place = async (): Promise<Place> => ({
    dataDir: mkdtempSync(join(folder, 'hub-')),
    databaseUrl: await urlOf(),
  });

  it('that is no longer what was kept is given to nobody, is told of once, and hinders no other', async () => {
    const where = await place();
    const found: FileId[] = [];
    const storage = await openStorage({ ...where, fileDamaged: (fileId) => found.push(fileId) });
    try {
      const { files } = storage;
      const [altered, gone, sound] = [
        await files.keep(bytes('62,2 %')),
        await files.keep(bytes('mất')),
        await files.keep(bytes('nguyên vẹn')),
      ];
      const other = where.databaseUrl === null ? `x'3932'` : `'\\x3932'`;
      await tamper(where, `update files set bytes = ${other} where file_id = '${altered}'`);
      await tamper(where, `delete from files where file_id = '${gone}'`);

      for (const each of [altered, gone, altered, gone])
        await expect(files.read(each)).rejects.toMatchObject({
          code: 'file-damaged',
          details: [`SHA-256: ${each}`],
        });
      expect(found).toEqual([altered, gone]);
      expect(Buffer.from(await files.read(sound)).toString()).toBe('nguyên vẹn');

      expect(await files.keep(bytes('62,2 %'))).toBe(altered);
      expect(Buffer.from(await files.read(altered)).toString()).toBe('62,2 %');
    } finally {
      await storage.close();
    }
  });
});
