import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { hubIdSetting, type Found } from './identity.ts';
import { refuseNewer } from './migrations.ts';
import { damagedFile } from './start-sentences.ts';
import type { Tables } from './tables.ts';

/** The setting that names the program which brought the tables up to date. */
export const programSetting = 'program-version';

/** Files up to this size are checked whole before they are opened, in bytes: a second or so on a slow disk. Larger ones by a backup. */
const checkedWholeBytes = 64 * 1024 * 1024;

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Without a journal beside it the file is read as it is, so that none is made by looking. */
const readOnly = (file: string): DatabaseSync =>
  sizeOf(`${file}-wal`) > 0
    ? new DatabaseSync(file, { readOnly: true })
    : new DatabaseSync(`file:${encodeURI(file).replace(/[?#]/gu, encodeURIComponent)}?immutable=1`, { readOnly: true });

const texts = (database: DatabaseSync, query: string, ...values: string[]): string[] =>
  database
    .prepare(query)
    .all(...values)
    .map((row) => String(Object.values(row)[0]));

/**
 * Looks at an SQLite file before anything is written. Throws StartFailure for one that is damaged or that a newer program wrote, and
 * SQLite's own error for one that cannot be read.
 */
export const inspectSqlite = (file: string): Found => {
  if (!existsSync(file) || (sizeOf(file) === 0 && sizeOf(`${file}-wal`) === 0)) return { state: 'nothing' };
  const database = readOnly(file);
  try {
    const tables = texts(database, "select name from sqlite_master where type = 'table'");
    if (!tables.includes('kysely_migration')) return { state: 'nothing' };
    const setting = (name: string): string | null =>
      tables.includes('settings')
        ? (texts(database, 'select value from settings where name = ?', name)[0] ?? null)
        : null;
    refuseNewer(file, texts(database, 'select name from kysely_migration order by name'), setting(programSetting));
    if (sizeOf(file) <= checkedWholeBytes) {
      const [said] = texts(database, 'pragma quick_check(1)');
      if (said !== 'ok') throw damagedFile(file, new Error(said));
    }
    return { state: 'a hub', hubId: setting(hubIdSetting) };
  } finally {
    database.close();
  }
};

/** Looks at a PostgreSQL database before anything is written. Throws StartFailure for one that a newer program wrote. */
export const inspectPostgres = async (db: Kysely<Tables>, place: string): Promise<Found> => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = any (current_schemas(false))`.execute(
    db,
  );
  const tables = rows.map(({ name }) => name);
  if (!tables.includes('kysely_migration')) return { state: 'nothing' };
  const setting = async (name: string): Promise<string | null> => {
    if (!tables.includes('settings')) return null;
    const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
    return row?.value ?? null;
  };
  const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  refuseNewer(
    place,
    done.rows.map(({ name }) => name),
    await setting(programSetting),
  );
  return { state: 'a hub', hubId: await setting(hubIdSetting) };
};
