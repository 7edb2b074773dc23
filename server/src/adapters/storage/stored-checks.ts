import { CheckBeginner, EndpointCheck, EndpointId, type Instant } from '@diem-cau/shared';
import { sql } from 'kysely';
import { mostChecksOfOne, type CheckedAt, type CheckStore } from '../../application/ports/check-store.ts';
import type { Database } from './database.ts';

/** Checks of endpoints in a database. */
export class StoredChecks implements CheckStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async keep(check: EndpointCheck, oldest: Instant): Promise<void> {
    const { endpointId, at, passed, beginner } = check;
    await this.#db.write(async (db) => {
      const last = await db
        .selectFrom('endpoint_checks')
        .select((row) => row.fn.max('number').as('number'))
        .where('endpoint_id', '=', endpointId)
        .executeTakeFirst();
      const number = (last?.number ?? 0) + 1;
      await db
        .insertInto('endpoint_checks')
        .values({
          ...{ endpoint_id: endpointId, number, at, passed: passed ? 1 : 0 },
          ...{ beginner: JSON.stringify(beginner), body: JSON.stringify(check) },
        })
        .execute();
      await db
        .deleteFrom('endpoint_checks')
        .where((row) =>
          row.or([
            row('at', '<', oldest),
            row.and([row('endpoint_id', '=', endpointId), row('number', '<=', number - mostChecksOfOne)]),
          ]),
        )
        .execute();
    });
  }

  async newest(): Promise<readonly EndpointCheck[]> {
    const rows = await this.#db.read((db) =>
      db
        .selectFrom('endpoint_checks as check')
        .select('body')
        .where('number', '=', (own) =>
          own
            .selectFrom('endpoint_checks as other')
            .whereRef('other.endpoint_id', '=', 'check.endpoint_id')
            .select(sql<number>`max(other.number)`.as('newest')),
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
        .orderBy('number', 'desc')
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
