import { CheckBeginner, EndpointCheck, EndpointId, type Instant } from '@diem-cau/shared';
import { sql } from 'kysely';
import { checksKeptMs, mostChecksOfOne, type CheckedAt, type CheckStore } from '../../application/ports/check-store.ts';
import type { Database } from './database.ts';

/** Checks of endpoints in a database. */
export class StoredChecks implements CheckStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async keep(check: EndpointCheck): Promise<void> {
    const { endpointId, at, passed, beginner } = check;
    await this.#db.write(async (db) => {
      await db
        .insertInto('endpoint_checks')
        .values({
          ...{ endpoint_id: endpointId, at, passed: passed ? 1 : 0 },
          ...{ beginner: JSON.stringify(beginner), body: JSON.stringify(check) },
        })
        .onConflict((conflict) => conflict.columns(['endpoint_id', 'at']).doNothing())
        .execute();
      await db
        .deleteFrom('endpoint_checks')
        .where('at', '<', at - checksKeptMs)
        .execute();
      const oldestKept = await db
        .selectFrom('endpoint_checks')
        .select('at')
        .where('endpoint_id', '=', endpointId)
        .orderBy('at', 'desc')
        .offset(mostChecksOfOne)
        .limit(1)
        .executeTakeFirst();
      if (oldestKept !== undefined)
        await db
          .deleteFrom('endpoint_checks')
          .where('endpoint_id', '=', endpointId)
          .where('at', '<=', oldestKept.at)
          .execute();
    });
  }

  async newest(): Promise<readonly EndpointCheck[]> {
    const rows = await this.#db.read((db) =>
      db
        .selectFrom('endpoint_checks as check')
        .select('body')
        .where('at', '=', (own) =>
          own
            .selectFrom('endpoint_checks as other')
            .whereRef('other.endpoint_id', '=', 'check.endpoint_id')
            .select(sql<number>`max(other.at)`.as('newest')),
        )
        .execute(),
    );
    return rows.map(({ body }) => EndpointCheck.parse(JSON.parse(body)));
  }

  async of(endpointId: EndpointId, most: number): Promise<readonly EndpointCheck[]> {
    const rows = await this.#db.read((db) =>
      db
        .selectFrom('endpoint_checks')
        .select('body')
        .where('endpoint_id', '=', endpointId)
        .orderBy('at', 'desc')
        .limit(most)
        .execute(),
    );
    return rows.map(({ body }) => EndpointCheck.parse(JSON.parse(body)));
  }

  async between(from: Instant, to: Instant): Promise<readonly CheckedAt[]> {
    const rows = await this.#db.read((db) =>
      db
        .selectFrom('endpoint_checks')
        .select(['endpoint_id', 'at', 'passed', 'beginner'])
        .where('at', '>=', from)
        .where('at', '<=', to)
        .orderBy('at', 'desc')
        .execute(),
    );
    return rows.map(({ endpoint_id, at, passed, beginner }) => ({
      endpointId: EndpointId.parse(endpoint_id),
      at,
      passed: passed === 1,
      beginner: CheckBeginner.parse(JSON.parse(beginner)),
    }));
  }
}
