import type { SignatureCheck } from '@diem-cau/shared';

/** Reads the signatures of PDFs that come from outside. It checks integrity only and trusts nobody's certificate. */
export interface SignatureReader {
  /**
   * All signatures in the order of the file, none where nobody signed; null where the bytes are no PDF that can be read. Never throws
   * because of what the bytes hold, and is bounded in time and memory. Refuses with `too-many-requests` when too many files wait.
   * @param load gives the bytes; called when they are about to be read, so that files that wait take no memory
   */
  read(load: () => Promise<Uint8Array>): Promise<readonly SignatureCheck[] | null>;
}
