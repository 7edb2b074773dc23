import type { Instant } from '@diem-cau/shared';
import { mostGuessCounts, type GuessCount, type GuessCounts } from '../../application/ports/guess-counts.ts';
import type { Database } from './database.ts';
import { portions } from './portions.ts';

/** Wrong guesses in a database. */
export class StoredGuessCounts implements GuessCounts {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async all(at: Instant): Promise<readonly GuessCount[]> {
    const rows = await this.#db.read((db) =>
      db.selectFrom('guess_counts').selectAll().where('forgotten_at', '>', at).orderBy('at').execute(),
    );
    return rows.map((row) => ({
      keyHash: row.key_hash,
      wrong: row.wrong,
      at: row.at,
      waitUntil: row.wait_until,
      forgottenAt: row.forgotten_at,
    }));
  }

  async save(counts: readonly GuessCount[], gone: readonly string[], at: Instant): Promise<void> {
    const rows = counts.map(({ keyHash, wrong, at: countedAt, waitUntil, forgottenAt }) => ({
      key_hash: keyHash,
      wrong,
      at: countedAt,
      wait_until: waitUntil,
      forgotten_at: forgottenAt,
    }));
    await this.#db.write(async (transaction) => {
      await transaction.deleteFrom('guess_counts').where('forgotten_at', '<=', at).execute();
      for (const hashes of portions(gone))
        await transaction.deleteFrom('guess_counts').where('key_hash', 'in', hashes).execute();
      for (const some of portions(rows))
        await transaction
          .insertInto('guess_counts')
          .values(some)
          .onConflict((conflict) =>
            conflict.column('key_hash').doUpdateSet((row) => ({
              wrong: row.ref('excluded.wrong'),
              at: row.ref('excluded.at'),
              wait_until: row.ref('excluded.wait_until'),
              forgotten_at: row.ref('excluded.forgotten_at'),
            })),
          )
          .execute();
      const { count } = await transaction
        .selectFrom('guess_counts')
        .select((row) => row.fn.countAll<number | string>().as('count'))
        .executeTakeFirstOrThrow();
      const tooMany = Number(count) - mostGuessCounts;
      if (tooMany > 0)
        await transaction
          .deleteFrom('guess_counts')
          .where('key_hash', 'in', (row) =>
            row.selectFrom('guess_counts').select('key_hash').orderBy('forgotten_at').limit(tooMany),
          )
          .execute();
    });
  }
}
