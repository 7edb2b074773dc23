import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { z } from 'zod';
import { StartFailure } from '../../application/running/start-failure.ts';
import { checksTable, numberedChecks } from './check-tables.ts';
import { borneTable, lineTables } from './line-tables.ts';
import { signsOfLife } from './signs-of-life.ts';
import type { Tables } from './tables.ts';

const firstMeeting: Migration = {
  async up(db) {
    const { schema } = db;
    await schema
      .createTable('meetings')
      .ifNotExists()
      .addColumn('meeting_id', 'text', (column) => column.primaryKey())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('folded_title', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('opened_at', 'bigint', (column) => column.notNull())
      .addColumn('closed_at', 'bigint')
      .execute();
    await schema.createIndex('meetings_by_opening').ifNotExists().on('meetings').column('opened_at').execute();
    await schema
      .createTable('meeting_events')
      .ifNotExists()
      .addColumn('meeting_id', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('meeting_events_key', ['meeting_id', 'seq'])
      .execute();
    await schema
      .createTable('hub_alive')
      .ifNotExists()
      .addColumn('one', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('units')
      .ifNotExists()
      .addColumn('unit_id', 'text', (column) => column.primaryKey())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('parent_id', 'text')
      .addColumn('valid_from', 'text')
      .addColumn('valid_to', 'text')
      .addColumn('successor_id', 'text')
      // Units name each other in any order, so the references are looked at when the transaction ends.
      .addForeignKeyConstraint('units_parent', ['parent_id'], 'units', ['unit_id'], (key) =>
        key.deferrable().initiallyDeferred(),
      )
      .addForeignKeyConstraint('units_successor', ['successor_id'], 'units', ['unit_id'], (key) =>
        key.deferrable().initiallyDeferred(),
      )
      .execute();
    await schema
      .createTable('endpoints')
      .ifNotExists()
      .addColumn('endpoint_id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('unit_id', 'text', (column) => column.notNull().references('units.unit_id'))
      .addColumn('leads', 'integer', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('active', 'integer', (column) => column.notNull())
      .execute();
    await schema
      .createTable('accounts')
      .ifNotExists()
      .addColumn('account_id', 'text', (column) => column.primaryKey())
      .addColumn('user_name', 'text', (column) => column.notNull().unique())
      .addColumn('display_name', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('must_change_password', 'integer', (column) => column.notNull())
      .addColumn('locked', 'integer', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('last_sign_in_at', 'bigint')
      .execute();
    await schema
      .createTable('enrolments')
      .ifNotExists()
      .addColumn('enrolment_id', 'text', (column) => column.primaryKey())
      .addColumn('endpoint_id', 'text', (column) => column.notNull().references('endpoints.endpoint_id'))
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('redeemed_at', 'bigint')
      .addColumn('revoked_at', 'bigint')
      .addColumn('last_seen_at', 'bigint')
      .execute();
    await schema
      .createTable('ended_sessions')
      .ifNotExists()
      .addColumn('session_id', 'text', (column) => column.primaryKey())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('settings')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  },
};

/** What a database calls a column of bytes. */
export type BytesType = 'blob' | 'bytea';

const auditorsRecord = (bytes: BytesType): Migration => ({
  async up(db) {
    const { schema } = db;
    await schema
      .createTable('ledger_facts')
      .ifNotExists()
      .addColumn('ledger', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('ledger_facts_key', ['ledger', 'seq'])
      .execute();
    await schema
      .createTable('files')
      .ifNotExists()
      .addColumn('file_id', 'text', (column) => column.primaryKey())
      .addColumn('bytes', sql.raw(bytes), (column) => column.notNull())
      .execute();
    await schema
      .createTable('digests')
      .ifNotExists()
      .addColumn('meeting_id', 'text', (column) => column.primaryKey())
      .addColumn('stamp', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
  },
});

const contacts: Migration = {
  async up(db) {
    for (const column of ['phone', 'contact'])
      await db.schema
        .alterTable('endpoints')
        .addColumn(column, 'text', (definition) => definition.notNull().defaultTo(''))
        .execute();
  },
};

const guardedDoors: Migration = {
  async up({ schema }) {
    await schema
      .createTable('guess_counts')
      .ifNotExists()
      .addColumn('key_hash', 'text', (column) => column.primaryKey())
      .addColumn('wrong', 'double precision', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('wait_until', 'bigint', (column) => column.notNull())
      .addColumn('forgotten_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};

const pcsByName: Migration = {
  async up({ schema }) {
    for (const column of ['code_hash', 'made_by', 'user_agent', 'address', 'ended_by'])
      await schema.alterTable('enrolments').addColumn(column, 'text').execute();
    await schema.createIndex('enrolments_by_code').unique().on('enrolments').column('code_hash').execute();
  },
};

/** A PC that was enrolled before is for the seat; a link that was made before replaces, as the admin was told. */
const pcsWithPurpose: Migration = {
  async up({ schema }) {
    await schema
      .alterTable('enrolments')
      .addColumn('purpose', 'text', (column) => column.notNull().defaultTo('seat'))
      .execute();
    await schema
      .alterTable('enrolments')
      .addColumn('beside', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};

/** One-time passwords that were made before they ran out run out a week after the update. */
const shortLivedPasswords = (bytes: BytesType): Migration => ({
  async up(db) {
    await db.schema.alterTable('accounts').addColumn('one_time_until', 'bigint').execute();
    const seconds = sql.raw(bytes === 'blob' ? 'unixepoch()' : 'cast(extract(epoch from now()) as bigint)');
    await sql`update accounts set one_time_until = (${seconds} + 604800) * 1000 where must_change_password = 1`.execute(
      db,
    );
  },
});

/** Whether giving an endpoint the floor may open its microphone: so it was never asked, and it may. */
const openedByFloor: Migration = {
  async up({ schema }) {
    await schema
      .alterTable('endpoints')
      .addColumn('may_be_opened', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
  },
};

/** Whether an endpoint's PC takes its seat by itself: none did. */
const joiningByItself: Migration = {
  async up({ schema }) {
    await schema
      .alterTable('endpoints')
      .addColumn('joins_by_itself', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};

/** All changes of the tables, oldest first. A migration that was released is never edited; a change is a new one below it. */
const migrations = (bytes: BytesType): Record<string, Migration> => ({
  '2026-11-22-first-meeting': firstMeeting,
  '2026-11-23-auditors-record': auditorsRecord(bytes),
  '2026-11-26-contacts': contacts,
  '2026-11-26-guarded-doors': guardedDoors,
  '2026-11-26-pcs-by-name': pcsByName,
  '2026-11-26-short-lived-passwords': shortLivedPasswords(bytes),
  '2026-11-27-opened-by-floor': openedByFloor,
  '2026-11-27-pcs-with-purpose': pcsWithPurpose,
  '2026-11-28-joining-by-itself': joiningByItself,
  '2026-11-29-endpoint-checks': checksTable,
  '2026-11-30-lines': lineTables,
  '2026-12-01-lines-borne': borneTable,
  '2026-12-02-numbered-checks': numberedChecks,
  '2026-12-03-signs-of-life': signsOfLife,
});

/** The names of all changes that this program knows, oldest first. */
const known = Object.keys(migrations('blob')).sort();

/** This program's version, as its package says. */
export const programVersion: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../package.json'), 'utf8'))).version;

/**
 * Throws StartFailure for a database with changes that this program does not know: a newer one wrote it, and what it meant may be lost on
 * this one. `by` is the version of the program that brought it up to date, null where it did not say so.
 */
export const refuseNewer = (place: string, done: readonly string[], by: string | null): void => {
  const unknown = done.filter((name) => !known.includes(name));
  const newest = unknown.at(-1);
  if (newest === undefined) return;
  const own = `${programVersion}, ${known.at(-1) ?? ''}`;
  const other = by === null ? newest : `${by}, ${newest}`;
  throw new StartFailure(
    `${place} đã được một bản mới hơn của hệ thống nâng cấp (bản ${other}); bản này là ${own}. Hãy chạy lại bản mới, hoặc khôi phục bản sao lưu làm trước khi nâng cấp. Chưa có gì bị thay đổi.`,
    `${place} was brought up to date by a newer hub (version ${other}); this one is ${own}. Run the newer version again, or restore the backup from before the update. Nothing was changed.`,
  );
};

/** Brings a database's tables up to this program. */
export const migrate = async (db: Kysely<Tables>, bytes: BytesType): Promise<void> => {
  const all = migrations(bytes);
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(all) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('the tables could not be made', { cause: error });
};
