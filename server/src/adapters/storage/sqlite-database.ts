import type { SQLInputValue } from 'node:sqlite';
import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { SqliteSettings } from './sqlite-questions.ts';
import { SqliteThread } from './sqlite-thread.ts';

const bindable = (value: unknown): SQLInputValue => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  // A copy to hand over: whoever gave the bytes keeps them, for another try.
  if (value instanceof Uint8Array) return new Uint8Array(value);
  throw new TypeError(`a value of type ${typeof value} has no place in the database`);
};

const bytesIn = (values: readonly SQLInputValue[]): ArrayBuffer[] =>
  values.flatMap((value) => (value instanceof Uint8Array && value.buffer instanceof ArrayBuffer ? [value.buffer] : []));

/** The one connection to the file. */
class ThreadConnection implements DatabaseConnection {
  readonly #thread: SqliteThread;
  /** A transaction begins in the file with its first statement. */
  #transaction: 'none' | 'wanted' | 'begun' = 'none';

  constructor(thread: SqliteThread) {
    this.#thread = thread;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const values = parameters.map(bindable);
    const begins = this.#transaction === 'wanted';
    if (begins) this.#transaction = 'begun';
    const question = { ask: 'run', sql, parameters: values, begins } as const;
    const { rows, changes } = await this.#thread.ask<Row>(question, bytesIn(values));
    return { rows, numAffectedRows: BigInt(changes) };
  }

  streamQuery(): never {
    throw new Error('what is long is read in portions');
  }

  begin(): void {
    this.#transaction = 'wanted';
  }

  async end(how: 'commit' | 'roll back'): Promise<void> {
    const transaction = this.#transaction;
    this.#transaction = 'none';
    if (transaction === 'wanted' && how === 'roll back') return;
    // One without a statement still tells whether the file could be written.
    if (transaction === 'wanted') await this.#thread.ask({ ask: 'run', sql: 'select 1', parameters: [], begins: true });
    await this.#thread.ask({ ask: how });
  }
}

/** The driver of one connection, which Kysely lends for one question or one transaction at a time, in the order in which it is asked for. */
class ThreadDriver implements Driver {
  readonly #connection: ThreadConnection;

  constructor(thread: SqliteThread) {
    this.#connection = new ThreadConnection(thread);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(): Promise<void> {
    this.#connection.begin();
  }

  commitTransaction(): Promise<void> {
    return this.#connection.end('commit');
  }

  rollbackTransaction(): Promise<void> {
    return this.#connection.end('roll back');
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}

/** An SQLite file that is open in a thread of its own. */
export interface OpenedSqlite {
  readonly dialect: Dialect;
  /** Closes the file; the thread ends. Idempotent. */
  close(): Promise<void>;
}

/** Opens (or makes) an SQLite file. Rejects with SQLite's or the system's error. */
export const openSqlite = async (settings: SqliteSettings): Promise<OpenedSqlite> => {
  const thread = new SqliteThread();
  try {
    await thread.ask({ ask: 'open', ...settings });
  } catch (error) {
    await thread.close();
    throw error;
  }
  return {
    dialect: {
      createDriver: () => new ThreadDriver(thread),
      createAdapter: () => new SqliteAdapter(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
    close: () => thread.close(),
  };
};
