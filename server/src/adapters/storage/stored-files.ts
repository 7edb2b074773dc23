import type { FileId } from '@diem-cau/shared';
import { intactFile, isDamaged } from '../../application/kit/intact-file.ts';
import type { Files } from '../../application/ports/files.ts';
import { sha256Of } from '../../application/kit/sha256.ts';
import type { Database } from './database.ts';

/** The same bytes, of whatever kind a database gives them. */
const plain = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Files in a database, beside the facts that speak of them: one backup holds both. */
export class StoredFiles implements Files {
  readonly #db: Database;
  readonly #foundDamaged: (fileId: FileId) => void;
  readonly #damaged = new Set<FileId>();

  /** @param foundDamaged hears once of each file whose bytes are gone or other than those that were kept, until it is whole again */
  constructor(db: Database, foundDamaged: (fileId: FileId) => void) {
    this.#db = db;
    this.#foundDamaged = foundDamaged;
  }

  async keep(bytes: Uint8Array): Promise<FileId> {
    const fileId = await sha256Of(bytes);
    await this.#db.write((db) =>
      db
        .insertInto('files')
        .values({ file_id: fileId, bytes })
        .onConflict((conflict) =>
          conflict.column('file_id').doUpdateSet((given) => ({ bytes: given.ref('excluded.bytes') })),
        )
        .execute(),
    );
    return fileId;
  }

  async read(fileId: FileId): Promise<Uint8Array> {
    const row = await this.#db.read((db) =>
      db.selectFrom('files').select('bytes').where('file_id', '=', fileId).executeTakeFirst(),
    );
    try {
      const bytes = await intactFile(fileId, row === undefined ? null : plain(row.bytes));
      this.#damaged.delete(fileId);
      return bytes;
    } catch (error) {
      if (isDamaged(error) && !this.#damaged.has(fileId)) {
        this.#damaged.add(fileId);
        this.#foundDamaged(fileId);
      }
      throw error;
    }
  }
}
