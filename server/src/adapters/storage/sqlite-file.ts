import { chmodSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import type { Done, Question, SqliteSettings, Statement } from './sqlite-questions.ts';

/** How long SQLite itself waits for a lock, in milliseconds. Short, because whoever else asks waits meanwhile. */
const busyTimeoutMs = 100;
/** Statements that are kept prepared, and how long their texts may be: the hub's everyday ones, some dozens, and no list of thousands of values. */
const mostKept = 100;
const longestKept = 2_000;

/** A row as SQLite gives it. */
export type SqliteRow = Record<string, SQLOutputValue>;

const nothing: Done<SqliteRow> = { rows: [], changes: 0 };

const isBytes = (value: unknown): boolean => value instanceof Uint8Array;
/** Whether the tables are the same after it. */
const leavesTables = (sql: string): boolean => /^\s*(select|insert|update|delete|with|pragma)\b/iu.test(sql);

/** Opens (or makes) the file, readable by its owner only. What is committed is on the disk: WAL with synchronous=FULL. */
const open = ({ file, maxPages }: SqliteSettings): DatabaseSync => {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  try {
    chmodSync(file, 0o600);
    database.exec('pragma journal_mode = wal; pragma synchronous = full;');
    if (maxPages !== null) database.exec(`pragma max_page_count = ${maxPages}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

/** An SQLite file in the thread that has it open. Each question is answered before it returns; throws SQLite's and the system's errors. */
export class SqliteFile {
  readonly #kept = new Map<string, StatementSync>();
  #database: DatabaseSync | null = null;

  answer(question: Question): Done<SqliteRow> {
    switch (question.ask) {
      case 'open':
        this.#database = open(question);
        break;
      case 'run':
        return this.#run(this.#opened, question);
      case 'commit':
        this.#opened.exec('commit');
        break;
      case 'roll back':
        // A full disk makes SQLite roll back of itself; a second rollback would hide the reason.
        if (this.#opened.isTransaction) this.#opened.exec('rollback');
        break;
      case 'close':
        this.#kept.clear();
        this.#database?.close();
        this.#database = null;
    }
    return nothing;
  }

  get #opened(): DatabaseSync {
    if (this.#database === null) throw new Error('the file is not open');
    return this.#database;
  }

  #run(database: DatabaseSync, { sql, parameters, begins }: Statement): Done<SqliteRow> {
    // Immediate: a foreign lock is met now, before anything was written.
    if (begins) database.exec('begin immediate');
    const statement = this.#prepared(database, sql, parameters.some(isBytes));
    if (statement.columns().length > 0) return { rows: statement.all(...parameters), changes: 0 };
    return { rows: [], changes: statement.run(...parameters).changes };
  }

  /** A statement that is kept holds what was bound in it last: one with bytes is not, which may be many. */
  #prepared(database: DatabaseSync, sql: string, withBytes: boolean): StatementSync {
    const kept = this.#kept.get(sql);
    if (kept !== undefined) return kept;
    const statement = database.prepare(sql);
    if (!leavesTables(sql) || this.#kept.size >= mostKept) this.#kept.clear();
    else if (!withBytes && sql.length <= longestKept) this.#kept.set(sql, statement);
    return statement;
  }
}
