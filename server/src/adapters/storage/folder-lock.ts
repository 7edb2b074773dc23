import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartFailure } from '../../application/running/start-failure.ts';
import { nameOf, ownProcess, readHubProcess } from './own-process.ts';
import { isBusy } from './trouble.ts';

/** The file in the data folder that the hub holds locked as long as it lives; beside it, `hub.owner` says in words who that is. */
const lockFileName = 'hub.lock';
const ownerFileName = 'hub.owner';

/** The data folder, held by this process. */
export interface FolderLock {
  readonly file: string;
  /** Lets go of it. Idempotent. */
  release(): void;
}

const holderOf = (dataDir: string): ReturnType<typeof nameOf> => {
  try {
    return nameOf(readHubProcess(readFileSync(join(dataDir, ownerFileName), 'utf8')));
  } catch {
    return nameOf(null);
  }
};

const inUse = (dataDir: string, cause: unknown): StartFailure => {
  const holder = holderOf(dataDir);
  return new StartFailure(
    `Thư mục dữ liệu ${dataDir} đang được một hệ thống khác dùng (${holder.vi}). Hai hệ thống không được ghi chung một hồ sơ: hãy dừng hệ thống kia trước, hoặc đặt HUB_DATA_DIR là thư mục khác.`,
    `The data folder ${dataDir} is in use by another hub (${holder.en}). Two hubs must not write in one record: stop the other one first, or set HUB_DATA_DIR to another folder.`,
    cause,
  );
};

/**
 * Holds a data folder for this process. The lock is the operating system's own (SQLite locks the file for an exclusive transaction in
 * which nothing is ever written): it ends with the process however that ends, and holds between containers that share a volume. It is
 * not on the database itself, so that a backup can read. Nobody else in this process may open the file: closing it would let go of the
 * lock. Throws StartFailure while another process holds it.
 */
export const lockFolder = (dataDir: string): FolderLock => {
  const file = join(dataDir, lockFileName);
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // In memory: the transaction must not leave a journal file behind.
    database.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    database.close();
    throw isBusy(error) ? inUse(dataDir, error) : error;
  }
  const owner = join(dataDir, ownerFileName);
  const draft = `${owner}.${process.pid}`;
  try {
    writeFileSync(draft, `${JSON.stringify(ownProcess())}\n`, { mode: 0o600 });
    renameSync(draft, owner);
  } catch (error) {
    database.close();
    throw error;
  }
  let held = true;
  return {
    file,
    release() {
      if (!held) return;
      held = false;
      rmSync(owner, { force: true });
      database.close();
    },
  };
};
