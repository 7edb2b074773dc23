import { sql, type Kysely } from 'kysely';
import { attempt } from './patience.ts';
import type { Tables } from './tables.ts';

/** Writings whose outcome may be open at once; each has a row of its own. More than there are connections. */
export const slots = 64;

/** Who owns the data by the row of the owner: `holder` is a HubProcess, empty where it was handed back; `beat` rises as long as it lives. */
export interface SeenOwner {
  readonly epoch: number;
  readonly beat: number;
  readonly holder: string;
}

const hasTables = async (db: Kysely<Tables>): Promise<boolean> => {
  const { rows } = await sql<{ both: boolean }>`
    select to_regclass('hub_owner') is not null and to_regclass('hub_writes') is not null as both`.execute(db);
  return rows[0]?.both === true;
};

/**
 * Makes the tables of ownership, outside the migrations: who is not the owner may not change a table. Where they are there nothing is
 * touched: an owner may hold them.
 */
export const makeLeaseTables = async (db: Kysely<Tables>): Promise<void> => {
  if (await hasTables(db)) return;
  await db.transaction().execute(async (transaction) => {
    // Two hubs may come here at once; `if not exists` alone would let one of them fail.
    await sql`select pg_advisory_xact_lock(7203114)`.execute(transaction);
    await sql`create table if not exists hub_owner
      (one integer primary key, epoch bigint not null, beat bigint not null, holder text not null)`.execute(
      transaction,
    );
    await sql`create table if not exists hub_writes (slot integer primary key, token text not null)`.execute(
      transaction,
    );
    await sql`insert into hub_owner values (1, 0, 0, '') on conflict do nothing`.execute(transaction);
    await sql`insert into hub_writes select slot, '' from generate_series(1, ${sql.lit(slots)}) as slot
      on conflict do nothing`.execute(transaction);
  });
};

/** Reads who owns the data now. */
export const readOwner = (db: Kysely<Tables>): Promise<SeenOwner> =>
  attempt(() => db.selectFrom('hub_owner').select(['epoch', 'beat', 'holder']).executeTakeFirstOrThrow());
