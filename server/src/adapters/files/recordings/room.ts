import { statfs } from 'node:fs/promises';
import type { PieceFolders } from './piece-folders.ts';

/** How much room recordings have, in bytes. */
export interface RecordingRoom {
  /** All of them together take no more. */
  readonly quota: number;
  /** So much of the disk stays free. */
  readonly reserve: number;
}

/** Bytes that recordings may still write: by the disk, and by what all of them may take. */
export const roomLeft = async (folders: PieceFolders, { quota, reserve }: RecordingRoom): Promise<number> => {
  const { bavail, bsize } = await statfs(await folders.made());
  return Math.min(bavail * bsize - reserve, quota - (await folders.bytes()));
};
