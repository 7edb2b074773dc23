import type { Instant } from '@diem-cau/shared';
import type { EndedSessions } from '../../application/ports/ended-sessions.ts';
import type { Settings } from '../../application/ports/settings.ts';
import type { Database } from './database.ts';

/** Small lasting facts in a database. */
export class StoredSettings implements Settings {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async read(name: string): Promise<string | null> {
    const row = await this.#db.read((db) =>
      db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst(),
    );
    return row?.value ?? null;
  }

  async write(name: string, value: string): Promise<void> {
    await this.#db.write((db) =>
      db
        .insertInto('settings')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute(),
    );
  }
}

/** Sessions that were signed out, in a database; those that have run out meanwhile are cleared away. */
export class StoredEndedSessions implements EndedSessions {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async end(sessionId: string, expiresAt: Instant, at: Instant): Promise<void> {
    await this.#db.write(async (transaction) => {
      await transaction.deleteFrom('ended_sessions').where('expires_at', '<', at).execute();
      await transaction
        .insertInto('ended_sessions')
        .values({ session_id: sessionId, expires_at: expiresAt })
        .onConflict((conflict) => conflict.column('session_id').doNothing())
        .execute();
    });
  }

  async hasEnded(sessionId: string): Promise<boolean> {
    const row = await this.#db.read((db) =>
      db.selectFrom('ended_sessions').select('session_id').where('session_id', '=', sessionId).executeTakeFirst(),
    );
    return row !== undefined;
  }
}
