import { stat } from 'node:fs/promises';
import type { SoundFile } from '../../../application/ports/recorded-sound.ts';

/** A file with its size in bytes, or a folder; null where there is none at this path. */
export const fileAt = async (path: string): Promise<SoundFile | null> => {
  try {
    return { path, bytes: (await stat(path)).size };
  } catch {
    return null;
  }
};
