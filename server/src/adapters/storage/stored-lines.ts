import { EndpointId, LineSums, type Instant } from '@diem-cau/shared';
import { foldIntoHours, hourOf, type LineStretch } from '../../domain/lines/line-hours.ts';
import type { Borne, LineStore } from '../../application/ports/line-store.ts';
import type { Database, Writer } from './database.ts';

/** So many rows in one statement, well below what either database takes. */
const atOnce = 500;
const hourMs = 3_600_000;

interface Row {
  readonly endpoint_id: string;
  readonly begins_at: number;
  readonly body: string;
}

const stretchOf = ({ endpoint_id, begins_at, body }: Row): LineStretch => ({
  endpointId: EndpointId.parse(endpoint_id),
  from: begins_at,
  sums: LineSums.parse(JSON.parse(body)),
});

const portions = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / atOnce) }, (_, n) => items.slice(n * atOnce, (n + 1) * atOnce));

/** What was measured of lines, in a database: minutes as they came, and the hours that they were put together to. */
export class StoredLines implements LineStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async keep(stretches: readonly LineStretch[]): Promise<void> {
    if (stretches.length === 0) return;
    await this.#db.write(async (db) => {
      for (const portion of portions(stretches)) await insert(db, 'line_minutes', portion);
    });
  }

  async between(from: Instant, to: Instant): Promise<readonly LineStretch[]> {
    const rows = await this.#db.read(async (db) => {
      const of = (table: 'line_minutes' | 'line_hours') =>
        db.selectFrom(table).selectAll().where('begins_at', '>=', from).where('begins_at', '<', to);
      return of('line_hours').unionAll(of('line_minutes')).execute();
    });
    return rows.map(stretchOf);
  }

  async fold(before: Instant): Promise<void> {
    while ((await this.#db.write((db) => foldOldest(db, before))) === 'folded');
  }

  async forget(before: Instant): Promise<void> {
    await this.#db.write(async (db) => {
      await db.deleteFrom('line_minutes').where('begins_at', '<', before).execute();
      await db.deleteFrom('line_hours').where('begins_at', '<', before).execute();
    });
  }

  async keepBorne(borne: readonly Borne[]): Promise<void> {
    if (borne.length === 0) return;
    await this.#db.write(async (db) => {
      for (const portion of portions(borne))
        await db
          .insertInto('line_borne')
          .values(portion.map(({ endpointId, way, bears, at }) => ({ endpoint_id: endpointId, way, bears, at })))
          .onConflict((conflict) =>
            conflict.columns(['endpoint_id', 'way']).doUpdateSet((excluded) => ({
              bears: excluded.ref('excluded.bears'),
              at: excluded.ref('excluded.at'),
            })),
          )
          .execute();
    });
  }

  async allBorne(way: Borne['way']): Promise<readonly Borne[]> {
    const rows = await this.#db.read((db) =>
      db.selectFrom('line_borne').selectAll().where('way', '=', way).orderBy('endpoint_id').execute(),
    );
    return rows.map(({ endpoint_id, bears, at }) => ({ endpointId: EndpointId.parse(endpoint_id), way, bears, at }));
  }

  async forgetBorne(before: Instant): Promise<void> {
    await this.#db.write((db) => db.deleteFrom('line_borne').where('at', '<', before).execute());
  }
}

const insert = async (
  db: Writer,
  table: 'line_minutes' | 'line_hours',
  stretches: readonly LineStretch[],
): Promise<void> => {
  if (stretches.length === 0) return;
  await db
    .insertInto(table)
    .values(
      stretches.map(({ endpointId, from, sums }) => ({
        endpoint_id: endpointId,
        begins_at: from,
        body: JSON.stringify(sums),
      })),
    )
    .onConflict((conflict) => conflict.columns(['endpoint_id', 'begins_at']).doNothing())
    .execute();
};

/** The oldest hour of which there are minutes still: they go and it comes in one transaction, and what it has already is added to. */
const foldOldest = async (db: Writer, before: Instant): Promise<'folded' | 'none'> => {
  const oldest = await db
    .selectFrom('line_minutes')
    .select('begins_at')
    .where('begins_at', '<', before)
    .orderBy('begins_at')
    .limit(1)
    .executeTakeFirst();
  if (oldest === undefined) return 'none';
  const from = hourOf(oldest.begins_at);
  const to = Math.min(from + hourMs, before);
  const minutes = await db
    .selectFrom('line_minutes')
    .selectAll()
    .where('begins_at', '>=', from)
    .where('begins_at', '<', to)
    .execute();
  const hours = await db.selectFrom('line_hours').selectAll().where('begins_at', '=', from).execute();
  await db.deleteFrom('line_minutes').where('begins_at', '>=', from).where('begins_at', '<', to).execute();
  await db.deleteFrom('line_hours').where('begins_at', '=', from).execute();
  for (const portion of portions(foldIntoHours([...hours, ...minutes].map(stretchOf))))
    await insert(db, 'line_hours', portion);
  return 'folded';
};
