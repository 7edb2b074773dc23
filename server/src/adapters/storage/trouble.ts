import { Refusal } from '@diem-cau/shared';
import { DatabaseError } from 'pg';

/**
 * What keeps a database from answering: `busy` and `lost` may pass within a moment, `unwritable` (disk full, read-only, broken) needs
 * a person.
 */
export type Trouble = 'busy' | 'lost' | 'unwritable';

/** SQLite's result codes (the low byte of the extended code): https://sqlite.org/rescode.html */
const sqliteTroubles: ReadonlyMap<number, Trouble> = new Map([
  [5, 'busy'], // BUSY
  [6, 'busy'], // LOCKED
  [8, 'unwritable'], // READONLY
  [10, 'unwritable'], // IOERR
  [11, 'unwritable'], // CORRUPT
  [13, 'unwritable'], // FULL
  [14, 'unwritable'], // CANTOPEN
]);

/** PostgreSQL's SQLSTATE codes or the first two characters of a class: appendix A of its manual. */
const postgresTroubles: ReadonlyMap<string, Trouble> = new Map([
  ['08', 'lost'], // connection exception
  ['57P', 'lost'], // the server is being shut down or started
  ['25P03', 'lost'], // a transaction stood still for too long, because the hub itself did
  ['53300', 'lost'], // too many connections
  ['55P03', 'busy'], // lock not available
  ['57014', 'busy'], // statement timeout
  ['40', 'busy'], // deadlock, serialisation
  ['25006', 'unwritable'], // read-only
  ['53', 'unwritable'], // disk full, out of memory
  ['58', 'unwritable'], // I/O error
  ['XX', 'unwritable'], // data corrupted
]);

const networkTroubles = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)/u;
/** node-postgres gives these no code. */
const lostConnectionTexts = /connection terminated|connection error|timeout exceeded when trying to connect/iu;
const fileTroubles = /^(ENOSPC|EDQUOT|EROFS|EIO)$/u;

const numberIn = (error: Error, name: string): number | null => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'number' ? value : null;
};
const textIn = (error: Error, name: string): string => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
};

const ofPostgres = (code: string): Trouble | null => {
  for (let length = 5; length >= 2; length -= 1) {
    const trouble = postgresTroubles.get(code.slice(0, length));
    if (trouble !== undefined) return trouble;
  }
  return null;
};

/** The trouble that an error of a database stands for; null for a bug. */
export const troubleOf = (error: unknown): Trouble | null => {
  if (!(error instanceof Error)) return null;
  const code = textIn(error, 'code');
  if (code === 'ERR_SQLITE_ERROR') return sqliteTroubles.get((numberIn(error, 'errcode') ?? 0) & 0xff) ?? null;
  if (error instanceof DatabaseError) return ofPostgres(code);
  if (fileTroubles.test(code)) return 'unwritable';
  return networkTroubles.test(code) || lostConnectionTexts.test(error.message) ? 'lost' : null;
};

/** Whether SQLite met somebody else's lock. */
export const isBusy = (error: unknown): boolean => troubleOf(error) === 'busy';

/** What an error is called by SQLite (`sqlite 11`), by the system (`EROFS`) or by PostgreSQL (`28P01`, then its class `28`); `lost` last. */
export const codesOf = (error: unknown): readonly string[] => {
  if (!(error instanceof Error)) return [];
  const code = textIn(error, 'code');
  if (code === 'ERR_SQLITE_ERROR') return [`sqlite ${(numberIn(error, 'errcode') ?? 0) & 0xff}`];
  return [code, code.slice(0, 2), ...(troubleOf(error) === 'lost' ? ['lost'] : [])];
};

/**
 * Whether a commit that failed so may have been made all the same: the line broke, or the server broke off, before it said which. An
 * error of the statement itself says that it was not; SQLite always says.
 */
export const leavesOpen = (error: unknown): boolean => {
  if (error instanceof Error && textIn(error, 'code') === 'ERR_SQLITE_ERROR') return false;
  return !(error instanceof DatabaseError && error.severity === 'ERROR');
};

/** Whether a row was refused because another one has the same unique value. */
export const isTaken = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const extended = numberIn(error, 'errcode');
  return extended === 2067 || extended === 1555 || textIn(error, 'code') === '23505';
};

/** The refusal that says so; the database's own error is its cause. */
export const recordUnavailable = (cause: unknown): Refusal => {
  const refusal = new Refusal('record-unavailable');
  refusal.cause = cause;
  return refusal;
};
