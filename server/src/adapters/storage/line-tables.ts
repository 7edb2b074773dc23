import type { Migration } from 'kysely/migration';

/** Where what was measured of lines is kept. */
export const lineTables: Migration = {
  async up({ schema }) {
    for (const table of ['line_minutes', 'line_hours']) {
      await schema
        .createTable(table)
        .addColumn('endpoint_id', 'text', (column) => column.notNull())
        .addColumn('begins_at', 'bigint', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint(`${table}_key`, ['endpoint_id', 'begins_at'])
        .execute();
      await schema.createIndex(`${table}_by_time`).on(table).column('begins_at').execute();
    }
  },
};
