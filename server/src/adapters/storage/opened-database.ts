import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Owner } from './database.ts';
import { fileOwner } from './file-owner.ts';
import { lockFolder } from './folder-lock.ts';
import { identify } from './identity.ts';
import { inspectPostgres, inspectSqlite } from './inspection.ts';
import type { LeaseTimes } from './lease-taking.ts';
import { takeLease } from './lease.ts';
import type { BytesType } from './migrations.ts';
import { attempt } from './patience.ts';
import { postgresDialect } from './postgres-database.ts';
import { openSqlite } from './sqlite-database.ts';
import type { Tables } from './tables.ts';
import { foldWal, type WalFolding } from './wal-folding.ts';

/** The SQLite file's name in the data folder. */
export const sqliteFileName = 'hub.sqlite';

/** A database that this process owns, before its tables are looked at. */
export interface OpenedDatabase {
  readonly db: Kysely<Tables>;
  readonly bytes: BytesType;
  /** Whose data these are; null for new ones. */
  readonly hubId: string | null;
  /** Only once the tables are there. */
  owner(): Owner;
  /** Begins what has to be done while it is open. `restedMs` tells how long nothing was written. */
  attend(restedMs: () => number): { readonly meetingClosed: () => void };
  /** Lets go of the database and of its ownership. */
  close(): Promise<void>;
}

interface Opening {
  readonly dataDir: string;
  /** The file or the address, for sentences. */
  readonly place: string;
  readonly startAnew: boolean;
  readonly lost: () => void;
}

/** Throws the system's error for what can't be read and written, with its path. */
const checkRights = (dataDir: string, file: string): void => {
  const { R_OK, W_OK, X_OK } = constants;
  accessSync(dataDir, R_OK | W_OK | X_OK);
  for (const each of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(each)) accessSync(each, R_OK | W_OK);
};

/** Takes the data folder and opens the file in it. Throws StartFailure, or what the system or SQLite says. */
export const openOnSqlite = async (opening: Opening & { readonly maxPages?: number }): Promise<OpenedDatabase> => {
  const { dataDir, maxPages = null } = opening;
  const file = join(dataDir, sqliteFileName);
  checkRights(dataDir, file);
  const lock = lockFolder(dataDir);
  try {
    const hubId = identify(dataDir, file, inspectSqlite(file), opening.startAnew);
    const sqlite = await openSqlite({ file, maxPages });
    const db = new Kysely<Tables>({ dialect: sqlite.dialect });
    let folding: WalFolding | null = null;
    return {
      db,
      bytes: 'blob',
      hubId,
      owner: () => fileOwner(lock.file, [file, `${file}-wal`], opening.lost),
      attend(restedMs) {
        const started = foldWal(db, restedMs);
        folding = started;
        return { meetingClosed: () => started.soon() };
      },
      async close() {
        await folding?.end();
        await db.destroy();
        await sqlite.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
};

/** Connects to PostgreSQL and takes the lease on the database. Throws StartFailure, or what the server says. */
export const openOnPostgres = async (
  opening: Opening & {
    readonly databaseUrl: string;
    readonly connectionLost?: (error: Error) => void;
    readonly leaseTimes?: LeaseTimes;
  },
): Promise<OpenedDatabase> => {
  const { dataDir, place } = opening;
  const dialect = postgresDialect(opening.databaseUrl, opening.connectionLost ?? (() => undefined));
  const db = new Kysely<Tables>({ dialect });
  try {
    const found = await attempt(() => inspectPostgres(db, place));
    const hubId = identify(dataDir, place, found, opening.startAnew);
    const lease = await takeLease(db, place, opening.lost, opening.leaseTimes);
    return {
      db,
      bytes: 'bytea',
      hubId,
      owner: () => lease.owner,
      attend: () => ({ meetingClosed: () => undefined }),
      async close() {
        await lease.release();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
};
