import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FileId } from '@diem-cau/shared';
import { sql } from 'kysely';
import type { Accounts, Enrolments } from '../../application/ports/accounts.ts';
import type { MeetingArchive } from '../../application/ports/archive.ts';
import type { CheckStore } from '../../application/ports/check-store.ts';
import type { Digests } from '../../application/ports/digests.ts';
import type { Directory } from '../../application/ports/directory.ts';
import type { EndedSessions } from '../../application/ports/ended-sessions.ts';
import type { GuessCounts } from '../../application/ports/guess-counts.ts';
import type { Files } from '../../application/ports/files.ts';
import type { LineStore } from '../../application/ports/line-store.ts';
import type { Ledgers } from '../../application/ports/ledger.ts';
import type { Settings } from '../../application/ports/settings.ts';
import { Database } from './database.ts';
import { hubIdSetting, writeMark } from './identity.ts';
import { programSetting } from './inspection.ts';
import type { LeaseTimes } from './lease-taking.ts';
import { migrate, programVersion } from './migrations.ts';
import { openOnPostgres, openOnSqlite, sqliteFileName, type OpenedDatabase } from './opened-database.ts';
import { attempt } from './patience.ts';
import { asStartFailure, shownAddress } from './start-sentences.ts';
import { StoredAccounts } from './stored-accounts.ts';
import { StoredArchive, indexVersion } from './stored-archive.ts';
import { StoredChecks } from './stored-checks.ts';
import { StoredDigests } from './stored-digests.ts';
import { StoredDirectory } from './stored-directory.ts';
import { StoredEnrolments } from './stored-enrolments.ts';
import { StoredGuessCounts } from './stored-guess-counts.ts';
import { StoredFiles } from './stored-files.ts';
import { StoredLines } from './stored-lines.ts';
import { StoredLedgers } from './stored-ledgers.ts';
import { StoredEndedSessions, StoredSettings } from './stored-settings.ts';

export { sqliteFileName };

/** All that the hub keeps. Every method of it throws Refusal `record-unavailable` while the database cannot serve. */
export interface Storage {
  readonly archive: MeetingArchive;
  readonly directory: Directory;
  readonly accounts: Accounts;
  readonly enrolments: Enrolments;
  readonly endedSessions: EndedSessions;
  readonly guessCounts: GuessCounts;
  readonly settings: Settings;
  readonly ledgers: Ledgers;
  readonly files: Files;
  readonly digests: Digests;
  readonly checks: CheckStore;
  readonly lines: LineStore;
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
  /** Lets an empty database, or one of another hub, stand for the one that belongs to the folder: only on the operator's word. */
  readonly startAnew?: boolean;
  /** Hears once that another hub has taken the data over: nothing is written from then on, and this hub has to end. */
  readonly ownershipLost?: () => void;
  /** Only for tests and benchmarks, which can't wait: how long a PostgreSQL database stays with a hub that gives no sign of life. */
  readonly leaseTimes?: LeaseTimes;
  /** Hears of PostgreSQL connections that broke; they are replaced. */
  readonly connectionLost?: (error: Error) => void;
  /** Hears once of a file whose bytes are gone or other than those that were kept. */
  readonly fileDamaged?: (fileId: FileId) => void;
  /** Only for tests of a full disk: the most pages of 4 KiB that the SQLite file may have. */
  readonly maxPages?: number;
}

/** Makes the tables fit, notes whose data these are, and gives all that is kept in them. */
const furnish = async (opened: OpenedDatabase, options: StorageOptions): Promise<Storage> => {
  const { db } = opened;
  await attempt(() => migrate(db, opened.bytes));
  const database = new Database(db, opened.owner());
  const settings = new StoredSettings(database);
  const hubId = opened.hubId ?? randomUUID();
  const writeWhereOther = async (name: string, value: string): Promise<void> => {
    if ((await settings.read(name)) !== value) await settings.write(name, value);
  };
  await writeWhereOther(hubIdSetting, hubId);
  await writeWhereOther(programSetting, programVersion);
  const upkeep = opened.attend(() => database.restedMs);
  writeMark(options.dataDir, hubId);
  const archive = new StoredArchive(database, upkeep.meetingClosed);
  if ((await settings.read('index-version')) !== indexVersion) {
    await archive.rebuildIndex();
    await settings.write('index-version', indexVersion);
  }
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    database.close();
    await opened.close();
  };
  return {
    archive,
    directory: new StoredDirectory(database),
    accounts: new StoredAccounts(database),
    enrolments: new StoredEnrolments(database),
    endedSessions: new StoredEndedSessions(database),
    guessCounts: new StoredGuessCounts(database),
    settings,
    ledgers: new StoredLedgers(database),
    files: new StoredFiles(database, options.fileDamaged ?? (() => undefined)),
    digests: new StoredDigests(database),
    checks: new StoredChecks(database),
    lines: new StoredLines(database),
    ping: async () => {
      await database.read((reader) => sql`select 1`.execute(reader));
    },
    proveWritable: () => settings.write('write-proof', String(performance.now())),
    close: () => (closing ??= close()),
  };
};

/**
 * Takes the data for this hub alone, brings their tables up to date and gives all that is kept in them. Throws StartFailure, in words for
 * who starts the hub, when another hub has them, when they are newer than this program, missing, damaged or can't be written.
 */
export const openStorage = async (options: StorageOptions): Promise<Storage> => {
  const { dataDir, databaseUrl } = options;
  const place = databaseUrl === null ? join(dataDir, sqliteFileName) : shownAddress(databaseUrl);
  const opening = {
    ...options,
    place,
    startAnew: options.startAnew ?? false,
    lost: options.ownershipLost ?? (() => undefined),
  };
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const opened =
      databaseUrl === null ? await openOnSqlite(opening) : await openOnPostgres({ ...opening, databaseUrl });
    try {
      return await furnish(opened, options);
    } catch (error) {
      await opened.close();
      throw error;
    }
  } catch (error) {
    throw asStartFailure(error, place);
  }
};
