import type { FileId } from '@diem-cau/shared';

/** Files kept byte for byte, named by their content. */
export interface Files {
  /** Keeps the bytes, durably; the same bytes twice are one file. */
  keep(bytes: Uint8Array): Promise<FileId>;
  /** The bytes; null for a file that was never kept. */
  read(fileId: FileId): Promise<Uint8Array | null>;
}
