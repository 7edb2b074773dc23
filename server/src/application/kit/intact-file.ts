import { Refusal, type FileId } from '@diem-cau/shared';
import { sha256Of } from './sha256.ts';

/**
 * The bytes that were read for a file, null where there are none, if they are those that were kept under this name. Refuses with
 * `file-damaged`.
 */
export const intactFile = async (fileId: FileId, bytes: Uint8Array | null): Promise<Uint8Array> => {
  if (bytes === null || (await sha256Of(bytes)) !== fileId) throw new Refusal('file-damaged', [`SHA-256: ${fileId}`]);
  return bytes;
};

/** Whether this is about one file alone, so that others can still be read. */
export const isDamaged = (error: unknown): boolean => error instanceof Refusal && error.code === 'file-damaged';
