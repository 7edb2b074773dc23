import { createHash } from 'node:crypto';
import { FileId } from '@diem-cau/shared';
import type { Kysely } from 'kysely';
import type { Files } from '../../application/ports/files.ts';
import type { Tables } from './tables.ts';
import { attempt } from './trouble.ts';

/** Files in a database, beside the facts that speak of them: one backup holds both. */
export class StoredFiles implements Files {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async keep(bytes: Uint8Array): Promise<FileId> {
    const fileId = FileId.parse(createHash('sha256').update(bytes).digest('hex'));
    await attempt(() =>
      this.#db
        .insertInto('files')
        .values({ file_id: fileId, bytes: Buffer.from(bytes) })
        .onConflict((conflict) => conflict.column('file_id').doNothing())
        .execute(),
    );
    return fileId;
  }

  async read(fileId: FileId): Promise<Uint8Array | null> {
    const row = await attempt(() =>
      this.#db.selectFrom('files').select('bytes').where('file_id', '=', fileId).executeTakeFirst(),
    );
    return row === undefined ? null : new Uint8Array(row.bytes);
  }
}
