import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where the checks of endpoints are kept. */
export const checksTable: Migration = {
  async up({ schema }) {
    await schema
      .createTable('endpoint_checks')
      .ifNotExists()
      .addColumn('endpoint_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('passed', 'integer', (column) => column.notNull())
      .addColumn('beginner', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('endpoint_checks_key', ['endpoint_id', 'at'])
      .execute();
    await schema.createIndex('endpoint_checks_by_time').ifNotExists().on('endpoint_checks').column('at').execute();
  },
};

/** Which check of an endpoint came last is told by its number; the clock may have been wrong, or have shown one time twice. */
export const numberedChecks: Migration = {
  async up(db) {
    const { schema } = db;
    await schema
      .createTable('numbered_checks')
      .addColumn('endpoint_id', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('passed', 'integer', (column) => column.notNull())
      .addColumn('beginner', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('numbered_checks_key', ['endpoint_id', 'number'])
      .execute();
    await sql`
      insert into numbered_checks (endpoint_id, number, at, passed, beginner, body)
      select endpoint_id, row_number() over (partition by endpoint_id order by at), at, passed, beginner, body
      from endpoint_checks`.execute(db);
    await schema.dropTable('endpoint_checks').execute();
    await schema.alterTable('numbered_checks').renameTo('endpoint_checks').execute();
    await schema.createIndex('endpoint_checks_by_time').on('endpoint_checks').column('at').execute();
  },
};
