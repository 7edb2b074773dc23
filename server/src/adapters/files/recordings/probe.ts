import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Resolves where something can be written in a folder, and is there; rejects where it can't. */
export const probe = async (folder: string): Promise<void> => {
  const path = join(folder, 'probe');
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile('probe');
    await file.datasync();
  } finally {
    await file.close();
  }
  await rm(path);
};
