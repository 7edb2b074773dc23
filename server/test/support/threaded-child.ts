import { Kysely, sql } from 'kysely';
import { openSqlite } from '../../src/adapters/storage/sqlite-database.ts';

/** A process of its own that opens an SQLite file and goes away without closing it, as it is told. */
const [, , file = '', how = ''] = process.argv;
const { dialect } = await openSqlite({ file, maxPages: null });
const db = new Kysely<object>({ dialect });
await sql`select 1`.execute(db);
process.stdout.write('open\n');
// No question comes to an end any more: SQLite counts for ever.
const counting = (): Promise<unknown> =>
  sql`with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n`.execute(db);
if (how === 'hangs') {
  void counting();
  setTimeout(() => process.exit(0), 1_500);
}
if (how === 'bug') {
  await sql`select 1`.execute(db);
  setTimeout(() => undefined, 60_000);
}
