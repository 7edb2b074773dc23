import type { Instant } from '@diem-cau/shared';
import { sql } from 'kysely';
import type { z } from 'zod';
import { AppendConflict } from '../../application/ports/append-conflict.ts';
import type { Ledger, Ledgers } from '../../application/ports/ledger.ts';
import type { StampedFact } from '../../domain/kit/stamped-fact.ts';
import type { Database, Reader } from './database.ts';
import { portions, readInPortions } from './portions.ts';
import type { Tables } from './tables.ts';

type Row = Tables['ledger_facts'];
type FactRow = Pick<Row, 'seq' | 'at' | 'body'>;

const lastOf = async (db: Reader, ledger: string): Promise<number> => {
  const { last } = await db
    .selectFrom('ledger_facts')
    .select((all) => all.fn.max<number | null>('seq').as('last'))
    .where('ledger', '=', ledger)
    .executeTakeFirstOrThrow();
  return last ?? 0;
};

interface Head {
  readonly ledger: string;
  readonly last: number;
}

/** The next ledgers by name with their last numbers: two steps in the index for each, however many facts it holds. */
const headsBehind = async (db: Reader, after: string, most: number): Promise<readonly Head[]> => {
  const { rows } = await sql<Head>`
    with recursive names (ledger, place) as (
      select min(f.ledger), 1 from ledger_facts f where f.ledger > ${after}
      union all
      select (select min(f.ledger) from ledger_facts f where f.ledger > names.ledger), names.place + 1
      from names where names.ledger is not null and names.place < ${most}
    )
    select names.ledger as ledger, (select max(f.seq) from ledger_facts f where f.ledger = names.ledger) as last
    from names where names.ledger is not null order by names.place`.execute(db);
  return rows;
};

/** One append-only list in the table of all of them. */
class StoredLedger<Fact> implements Ledger<Fact> {
  readonly #db: Database;
  readonly #name: string;
  readonly #schema: z.ZodType<Fact>;

  constructor(db: Database, name: string, schema: z.ZodType<Fact>) {
    this.#db = db;
    this.#name = name;
    this.#schema = schema;
  }

  async facts(): Promise<readonly StampedFact<Fact>[]> {
    return readInPortions(
      (after: FactRow | null, most) =>
        this.#db.read((db) =>
          db
            .selectFrom('ledger_facts')
            .select(['seq', 'at', 'body'])
            .where('ledger', '=', this.#name)
            .where('seq', '>', after?.seq ?? 0)
            .orderBy('seq')
            .limit(most)
            .execute(),
        ),
      ({ seq, at, body }) => ({ seq, at, fact: this.#schema.parse(JSON.parse(body)) }),
    );
  }

  head(): Promise<number> {
    return this.#db.read((db) => lastOf(db, this.#name));
  }

  async append(after: number, facts: readonly Fact[], at: Instant): Promise<readonly StampedFact<Fact>[]> {
    const stamped = facts.map((fact, index) => ({ seq: after + 1 + index, at, fact }));
    if (stamped.length === 0) return stamped;
    const rows = stamped.map(({ seq, fact }) => ({ ledger: this.#name, seq, at, body: JSON.stringify(fact) }));
    await this.#db.write(async (db) => {
      const last = await lastOf(db, this.#name);
      if (last !== after) throw new AppendConflict(`the ledger ${this.#name}`, after, last);
      for (const some of portions(rows))
        await db
          .insertInto('ledger_facts')
          .values([...some])
          .execute();
    });
    return stamped;
  }
}

/** All ledgers in a database: one table, a name for each ledger. */
export class StoredLedgers implements Ledgers {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  ledger<Fact>(name: string, schema: z.ZodType<Fact>): Ledger<Fact> {
    return new StoredLedger(this.#db, name, schema);
  }

  async heads(prefix: string): Promise<ReadonlyMap<string, number>> {
    const all = await readInPortions(
      (after: Head | null, most) => this.#db.read((db) => headsBehind(db, after?.ledger ?? '', most)),
      ({ ledger, last }): [string, number] => [ledger, last],
    );
    return new Map(all.filter(([ledger]) => ledger.startsWith(prefix)));
  }
}
