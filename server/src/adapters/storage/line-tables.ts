import type { Migration } from 'kysely/migration';

/** Where what the lines of endpoints bore last is remembered. */
export const borneTable: Migration = {
  async up({ schema }) {
    await schema
      .createTable('line_borne')
      .addColumn('endpoint_id', 'text', (column) => column.notNull())
      .addColumn('way', 'text', (column) => column.notNull())
      .addColumn('bears', 'bigint', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('line_borne_key', ['endpoint_id', 'way'])
      .execute();
  },
};

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
