import type { Owner, Pass } from './database.ts';
import { OpenedFiles } from './opened-files.ts';
import { OwnershipLost } from './ownership-lost.ts';
import { recordUnavailable } from './trouble.ts';

/**
 * The owner of an SQLite file: the process that holds the folder's lock. It writes as long as the files that it opened stand in the folder;
 * who takes the lock file away has taken the ownership away, since the next hub would make another one.
 */
export const fileOwner = (lockFile: string, files: readonly string[], lost: () => void): Owner => {
  const lock = new OpenedFiles([lockFile]);
  const data = new OpenedFiles(files);
  let isLost = false;
  const check = (): void => {
    try {
      if (!isLost) lock.check();
    } catch {
      isLost = true;
      lost();
    }
    if (isLost) throw new OwnershipLost(new Error(`${lockFile} was removed or replaced`));
    try {
      data.check();
    } catch (error) {
      throw recordUnavailable(error);
    }
  };
  // SQLite always says what came of a commit: there is nothing to be looked for.
  const pass: Pass = {
    enter: async () => {
      check();
      return 'new';
    },
    letGo: () => undefined,
  };
  return { pass: () => pass, check };
};
