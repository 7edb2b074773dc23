import { createHash } from 'node:crypto';
import { FileId } from '@diem-cau/shared';
import type { Files } from '../../application/ports/files.ts';
import type { Database } from './database.ts';

/** Files in a database, beside the facts that speak of them: one backup holds both. */
export class StoredFiles implements Files {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async keep(bytes: Uint8Array): Promise<FileId> {
    const fileId = FileId.parse(createHash('sha256').update(bytes).digest('hex'));
    await this.#db.write((db) =>
      db
        .insertInto('files')
        .values({ file_id: fileId, bytes: Buffer.from(bytes) })
        .onConflict((conflict) => conflict.column('file_id').doNothing())
        .execute(),
    );
    return fileId;
  }

  async read(fileId: FileId): Promise<Uint8Array | null> {
    const row = await this.#db.read((db) =>
      db.selectFrom('files').select('bytes').where('file_id', '=', fileId).executeTakeFirst(),
    );
    return row === undefined ? null : new Uint8Array(row.bytes);
  }
}
