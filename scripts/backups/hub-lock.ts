import { chownSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SetupError } from '../setup/setup-error.ts';
import type { Owner } from './durable-files.ts';
import { sqliteName } from './places.ts';

const inUse = (dataDir: string): SetupError =>
  new SetupError(
    `Một hệ thống đang chạy trên ${dataDir}. Hãy dừng nó rồi khôi phục (sudo systemctl stop diem-cau).`,
    `A hub is running on ${dataDir}: stop it first.`,
  );

/** Whether a process, as far as this one may look, has a file open: a hub from before the lock, or another program. */
const isOpen = (file: string): boolean =>
  readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === file);
    } catch {
      return false;
    }
  });

/**
 * Holds a data folder as a running hub does, by the same lock (server/src/adapters/storage/folder-lock.ts), so that none starts
 * meanwhile. Throws SetupError while a hub runs on it. Returns what lets go.
 */
export function holdDataFolder(dataDir: string, owner: Owner): () => void {
  if (isOpen(join(realpathSync(dataDir), sqliteName))) throw inUse(dataDir);
  const file = join(dataDir, 'hub.lock');
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    if (owner) chownSync(file, owner.uid, owner.gid);
    database.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    database.close();
    // SQLITE_BUSY
    if (!(error instanceof Error) || Reflect.get(error, 'errcode') !== 5) throw error;
    throw inUse(dataDir);
  }
  return () => database.close();
}
