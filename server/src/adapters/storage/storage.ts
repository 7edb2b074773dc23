import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql, type Dialect } from 'kysely';
import type { Accounts, Enrolments } from '../../application/ports/accounts.ts';
import type { MeetingArchive } from '../../application/ports/archive.ts';
import type { Digests } from '../../application/ports/digests.ts';
import type { Directory } from '../../application/ports/directory.ts';
import type { EndedSessions } from '../../application/ports/ended-sessions.ts';
import type { Files } from '../../application/ports/files.ts';
import type { Ledgers } from '../../application/ports/ledger.ts';
import type { Settings } from '../../application/ports/settings.ts';
import { migrate } from './migrations.ts';
import { OpenedFiles } from './opened-files.ts';
import { postgresDialect } from './postgres-database.ts';
import { sqliteDialect } from './sqlite-database.ts';
import { StoredAccounts } from './stored-accounts.ts';
import { StoredArchive, indexVersion } from './stored-archive.ts';
import { StoredDigests } from './stored-digests.ts';
import { StoredDirectory } from './stored-directory.ts';
import { StoredEnrolments } from './stored-enrolments.ts';
import { StoredFiles } from './stored-files.ts';
import { StoredLedgers } from './stored-ledgers.ts';
import { StoredEndedSessions, StoredSettings } from './stored-settings.ts';
import type { Tables } from './tables.ts';
import { attempt, recordUnavailable } from './trouble.ts';

/** All that the hub keeps. Every method of it throws Refusal `record-unavailable` while the database cannot serve. */
export interface Storage {
  readonly archive: MeetingArchive;
  readonly directory: Directory;
  readonly accounts: Accounts;
  readonly enrolments: Enrolments;
  readonly endedSessions: EndedSessions;
  readonly settings: Settings;
  readonly ledgers: Ledgers;
  readonly files: Files;
  readonly digests: Digests;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /**
   * Resolves when a small row was written and is on the disk, in the files that stand in the data folder. Throws Refusal
   * `record-unavailable` when that fails, after two seconds of trying at most.
   */
  proveWritable(): Promise<void>;
  /** Idempotent. */
  close(): Promise<void>;
}

export interface StorageOptions {
  /** Folder of the SQLite file; made when it is not there. */
  readonly dataDir: string;
  /** PostgreSQL's address; null for SQLite. */
  readonly databaseUrl: string | null;
  /** Hears of PostgreSQL connections that broke; they are replaced. */
  readonly connectionLost?: (error: Error) => void;
  /** Only for tests of a full disk: the most pages of 4 KiB that the SQLite file may have. */
  readonly maxPages?: number;
}

/** The SQLite file's name in the data folder. */
export const sqliteFileName = 'hub.sqlite';

const dialectFor = (options: StorageOptions): Dialect => {
  if (options.databaseUrl !== null)
    return postgresDialect(options.databaseUrl, options.connectionLost ?? (() => undefined));
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  return sqliteDialect(
    join(options.dataDir, sqliteFileName),
    options.maxPages === undefined ? {} : { maxPages: options.maxPages },
  );
};

/** Opens the database, brings its tables up to date and gives all that is kept in it. Throws what keeps it from doing so. */
export const openStorage = async (options: StorageOptions): Promise<Storage> => {
  const db = new Kysely<Tables>({ dialect: dialectFor(options) });
  try {
    await attempt(() => migrate(db, options.databaseUrl === null ? 'blob' : 'bytea'));
    const file = join(options.dataDir, sqliteFileName);
    const files = new OpenedFiles(options.databaseUrl === null ? [file, `${file}-wal`] : []);
    const archive = new StoredArchive(db);
    const settings = new StoredSettings(db);
    if ((await settings.read('index-version')) !== indexVersion) {
      await archive.rebuildIndex();
      await settings.write('index-version', indexVersion);
    }
    return {
      archive,
      directory: new StoredDirectory(db),
      accounts: new StoredAccounts(db),
      enrolments: new StoredEnrolments(db),
      endedSessions: new StoredEndedSessions(db),
      settings,
      ledgers: new StoredLedgers(db),
      files: new StoredFiles(db),
      digests: new StoredDigests(db),
      ping: async () => {
        await attempt(() => sql`select 1`.execute(db));
      },
      proveWritable: async () => {
        await settings.write('write-proof', String(performance.now()));
        try {
          files.check();
        } catch (error) {
          throw recordUnavailable(error);
        }
      },
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
};
