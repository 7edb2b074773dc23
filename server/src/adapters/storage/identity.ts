import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../../application/running/start-failure.ts';

/** The mark in the data folder: the id of the hub whose data belong to it. The same id stands in its database. */
const markFileName = 'hub-id';
/** Its name among the settings. */
export const hubIdSetting = 'hub-id';

/** What a database is before anything is written in it. */
export type Found = { readonly state: 'nothing' } | { readonly state: 'a hub'; readonly hubId: string | null };

const readMark = (dataDir: string): string | null => {
  try {
    return readFileSync(join(dataDir, markFileName), 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return null;
    throw error;
  }
};

/** Writes the mark; it stands in the folder whole or not at all. */
export const writeMark = (dataDir: string, hubId: string): void => {
  if (readMark(dataDir) === hubId) return;
  const draft = join(dataDir, `${markFileName}.${process.pid}`);
  writeFileSync(draft, `${hubId}\n`, { mode: 0o600, flush: true });
  renameSync(draft, join(dataDir, markFileName));
};

const restoreVi =
  'Hãy khôi phục bản sao lưu (./scripts/restore). Chỉ khi thật sự muốn bắt đầu lại từ đầu thì chạy một lần với --start-anew';
const restoreEn = 'Restore the backup (./scripts/restore). Only to really begin anew, start it once with --start-anew';

const isEmpty = (dataDir: string, place: string): StartFailure =>
  new StartFailure(
    `${place} không có hoặc trống, nhưng thư mục ${dataDir} cho thấy ở đây đã từng có dữ liệu. ${restoreVi}: mọi tài khoản, ghi danh và hồ sơ sẽ được lập mới.`,
    `${place} is missing or empty, but the folder ${dataDir} tells that there were data. ${restoreEn}: all accounts, enrolments and records begin anew.`,
  );

const isAnothers = (dataDir: string, place: string): StartFailure =>
  new StartFailure(
    `${place} là dữ liệu của một hệ thống khác, không phải của thư mục ${dataDir} (tệp ${markFileName}). ${restoreVi} với dữ liệu này.`,
    `${place} holds the data of another hub, not those of the folder ${dataDir} (file ${markFileName}). ${restoreEn} on these data.`,
  );

/**
 * The id of the hub whose data these are; null when there never was one, so that a new id is to be made. A folder where there was a hub
 * and a database that is empty or another's do not go together: throws StartFailure, unless the operator wants to begin anew.
 */
export const identify = (dataDir: string, place: string, found: Found, startAnew: boolean): string | null => {
  const mark = readMark(dataDir);
  if (found.state === 'nothing') {
    // Folders of hubs before the mark are known by the secret of their sessions, which was made after the database.
    const thereWas = mark !== null || existsSync(join(dataDir, 'session-secret'));
    if (thereWas && !startAnew) throw isEmpty(dataDir, place);
    return null;
  }
  if (mark !== null && found.hubId !== null && mark !== found.hubId && !startAnew) throw isAnothers(dataDir, place);
  return found.hubId ?? mark;
};
