import type { FileId } from '@diem-cau/shared';

/** Files kept byte for byte, named by their content: the one way to stored bytes. */
export interface Files {
  /** Keeps the bytes, durably; the same bytes twice are one file, which is whole again if it was damaged. */
  keep(bytes: Uint8Array): Promise<FileId>;
  /** The bytes, checked against their name. Refuses with `file-damaged` when they are gone or other than those that were kept. */
  read(fileId: FileId): Promise<Uint8Array>;
}
