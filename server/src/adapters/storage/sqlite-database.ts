import { chmodSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
  type SqliteDialectConfig,
} from 'kysely';
import { breathe } from '../../application/kit/turns.ts';

/** How long SQLite itself waits for a lock, in milliseconds. Short, because it holds up the whole process meanwhile. */
const busyTimeoutMs = 100;

const bindable = (value: unknown): SQLInputValue => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`a value of type ${typeof value} has no place in the database`);
};

/** node:sqlite in the shape that Kysely expects of SQLite. */
const asKyselyExpects = (database: DatabaseSync): SqliteDatabase => ({
  close: () => database.close(),
  prepare(sql) {
    const statement = database.prepare(sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...parameters.map(bindable)),
      run: (parameters) => statement.run(...parameters.map(bindable)),
      iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
    };
  },
});

/** Gives others turns between two questions; its transactions meet a foreign lock when they begin, before anything was written, and may end by themselves. */
class CarefulDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(config: SqliteDialectConfig, database: DatabaseSync) {
    super(config);
    this.#database = database;
  }

  /** SQLite answers without waiting, so that whoever asks it again and again would hold the meetings up. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    await breathe();
    return super.acquireConnection();
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk makes SQLite roll back of itself; a second rollback would hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

class CarefulDialect extends SqliteDialect {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super({ database: asKyselyExpects(database) });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new CarefulDriver({ database: asKyselyExpects(this.#database) }, this.#database);
  }
}

/**
 * Opens (or makes) an SQLite file readable by its owner only. What is committed is on the disk: WAL with synchronous=FULL.
 * @param limits `maxPages` caps the file's size in pages of 4 KiB; only tests of a full disk set it
 */
export const openSqlite = (
  file: string,
  limits: { readonly maxPages?: number } = {},
): { readonly database: DatabaseSync; readonly dialect: SqliteDialect } => {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  try {
    chmodSync(file, 0o600);
    database.exec('pragma journal_mode = wal; pragma synchronous = full;');
    if (limits.maxPages !== undefined) database.exec(`pragma max_page_count = ${limits.maxPages}`);
  } catch (error) {
    database.close();
    throw error;
  }
  return { database, dialect: new CarefulDialect(database) };
};
