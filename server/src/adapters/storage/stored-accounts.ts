import { AccountId, Refusal, Role, type Instant } from '@diem-cau/shared';
import type { Selectable } from 'kysely';
import type { Account, Accounts } from '../../application/ports/accounts.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';
import { isTaken } from './trouble.ts';

const accountOf = (row: Selectable<Tables['accounts']>): Account => ({
  accountId: AccountId.parse(row.account_id),
  userName: row.user_name,
  displayName: row.display_name,
  role: Role.parse(row.role),
  passwordHash: row.password_hash,
  oneTimeUntil: row.one_time_until,
  locked: row.locked === 1,
  generation: row.generation,
  lastSignInAt: row.last_sign_in_at,
});

/** People who can sign in, in a database. */
export class StoredAccounts implements Accounts {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async all(): Promise<readonly Account[]> {
    const rows = await this.#db.read((db) => db.selectFrom('accounts').selectAll().orderBy('user_name').execute());
    return rows.map(accountOf);
  }

  async byId(accountId: AccountId): Promise<Account | null> {
    const row = await this.#db.read((db) =>
      db.selectFrom('accounts').selectAll().where('account_id', '=', accountId).executeTakeFirst(),
    );
    return row === undefined ? null : accountOf(row);
  }

  async byUserName(userName: string): Promise<Account | null> {
    const row = await this.#db.read((db) =>
      db.selectFrom('accounts').selectAll().where('user_name', '=', userName).executeTakeFirst(),
    );
    return row === undefined ? null : accountOf(row);
  }

  async save(account: Account): Promise<void> {
    const values = {
      user_name: account.userName,
      display_name: account.displayName,
      role: account.role,
      password_hash: account.passwordHash,
      must_change_password: account.oneTimeUntil === null ? 0 : 1,
      one_time_until: account.oneTimeUntil,
      locked: account.locked ? 1 : 0,
      generation: account.generation,
      last_sign_in_at: account.lastSignInAt,
    };
    try {
      await this.#db.write((db) =>
        db
          .insertInto('accounts')
          .values({ account_id: account.accountId, ...values })
          .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
          .execute(),
      );
    } catch (error) {
      throw isTaken(error) ? new Refusal('user-name-taken') : error;
    }
  }

  async noteSignIn(accountId: AccountId, at: Instant): Promise<void> {
    await this.#db.write((db) =>
      db.updateTable('accounts').set({ last_sign_in_at: at }).where('account_id', '=', accountId).execute(),
    );
  }
}
