import { EndpointId, EnrolmentId, PcPurpose, type Instant } from '@diem-cau/shared';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Enrolment, Enrolments } from '../../application/ports/accounts.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const EndedBy = z.enum(['revoked', 'replaced']).nullable();

const enrolmentOf = (row: Selectable<Tables['enrolments']>): Enrolment => ({
  enrolmentId: EnrolmentId.parse(row.enrolment_id),
  endpointId: EndpointId.parse(row.endpoint_id),
  purpose: PcPurpose.parse(row.purpose),
  beside: row.beside === 1,
  tokenHash: row.token_hash,
  codeHash: row.code_hash,
  madeBy: row.made_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  redeemedAt: row.redeemed_at,
  usedBy: row.user_agent === null || row.address === null ? null : { userAgent: row.user_agent, address: row.address },
  revokedAt: row.revoked_at,
  endedBy: EndedBy.parse(row.ended_by),
  lastSeenAt: row.last_seen_at,
});

/** Bindings of browsers to endpoints, in a database. */
export class StoredEnrolments implements Enrolments {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async all(): Promise<readonly Enrolment[]> {
    const rows = await this.#db.read((db) =>
      db.selectFrom('enrolments').selectAll().orderBy('created_at').orderBy('enrolment_id').execute(),
    );
    return rows.map(enrolmentOf);
  }

  async byId(enrolmentId: EnrolmentId): Promise<Enrolment | null> {
    const row = await this.#db.read((db) =>
      db.selectFrom('enrolments').selectAll().where('enrolment_id', '=', enrolmentId).executeTakeFirst(),
    );
    return row === undefined ? null : enrolmentOf(row);
  }

  async byTokenHash(tokenHash: string): Promise<Enrolment | null> {
    const row = await this.#db.read((db) =>
      db.selectFrom('enrolments').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst(),
    );
    return row === undefined ? null : enrolmentOf(row);
  }

  async byCodeHash(codeHash: string): Promise<Enrolment | null> {
    const row = await this.#db.read((db) =>
      db.selectFrom('enrolments').selectAll().where('code_hash', '=', codeHash).executeTakeFirst(),
    );
    return row === undefined ? null : enrolmentOf(row);
  }

  async save(...enrolments: readonly Enrolment[]): Promise<void> {
    await this.#db.write(async (transaction) => {
      for (const enrolment of enrolments) {
        const values = {
          endpoint_id: enrolment.endpointId,
          purpose: enrolment.purpose,
          beside: enrolment.beside ? 1 : 0,
          token_hash: enrolment.tokenHash,
          code_hash: enrolment.codeHash,
          made_by: enrolment.madeBy,
          created_at: enrolment.createdAt,
          expires_at: enrolment.expiresAt,
          redeemed_at: enrolment.redeemedAt,
          user_agent: enrolment.usedBy?.userAgent ?? null,
          address: enrolment.usedBy?.address ?? null,
          revoked_at: enrolment.revokedAt,
          ended_by: enrolment.endedBy,
          last_seen_at: enrolment.lastSeenAt,
        };
        await transaction
          .insertInto('enrolments')
          .values({ enrolment_id: enrolment.enrolmentId, ...values })
          .onConflict((conflict) => conflict.column('enrolment_id').doUpdateSet(values))
          .execute();
      }
    });
  }

  async noteSeen(enrolmentId: EnrolmentId, at: Instant): Promise<void> {
    await this.#db.write((db) =>
      db.updateTable('enrolments').set({ last_seen_at: at }).where('enrolment_id', '=', enrolmentId).execute(),
    );
  }
}
