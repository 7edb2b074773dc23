import { MeetingId } from '@diem-cau/shared';
import type { Digests, StoredDigest } from '../../application/ports/digests.ts';
import type { Database } from './database.ts';

/** Derived digests of meetings in a database; the table may be emptied at any time. */
export class StoredDigests implements Digests {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async read(meetingIds: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, StoredDigest>> {
    if (meetingIds.length === 0) return new Map();
    const rows = await this.#db.read((db) =>
      db
        .selectFrom('digests')
        .selectAll()
        .where('meeting_id', 'in', [...meetingIds])
        .execute(),
    );
    return new Map(rows.map(({ meeting_id, stamp, body }) => [MeetingId.parse(meeting_id), { stamp, body }]));
  }

  async write(digests: ReadonlyMap<MeetingId, StoredDigest>): Promise<void> {
    if (digests.size === 0) return;
    await this.#db.write((db) =>
      db
        .insertInto('digests')
        .values([...digests].map(([meeting_id, { stamp, body }]) => ({ meeting_id, stamp, body })))
        .onConflict((conflict) =>
          conflict.column('meeting_id').doUpdateSet((given) => ({
            stamp: given.ref('excluded.stamp'),
            body: given.ref('excluded.body'),
          })),
        )
        .execute(),
    );
  }
}
