import { DocumentList, type DocumentKind, type FileId } from '@diem-cau/shared';
import type { z } from 'zod';
import { getJson, sendJson } from '../../../core/http.ts';
import { sendInPieces, type WatchedPieces } from '../../../core/send-in-pieces.ts';

export type DocumentList = z.infer<typeof DocumentList>;

const pathOf = (meetingId: string): string => `/api/meetings/${encodeURIComponent(meetingId)}/documents`;

/** The PDFs that were taken in, in the order in which they came, with what their signatures say. */
export const loadDocuments = (meetingId: string, signal: AbortSignal): Promise<DocumentList> =>
  getJson(pathOf(meetingId), DocumentList, { signal });

/**
 * Sends a PDF in pieces; the same one once more changes nothing. Refused with `not-a-pdf`, `too-large` or `upload-incomplete`; then nothing
 * is stored.
 */
export const sendDocument = (
  meetingId: string,
  { file, fileId, kind }: { readonly file: File; readonly fileId: FileId; readonly kind: DocumentKind },
  watching: WatchedPieces,
): Promise<DocumentList> => {
  const taken = { size: file.size, kind, name: file.name.slice(-1000) };
  return sendInPieces(
    file,
    { fileId, meetingId },
    () => sendJson('POST', documentPath(meetingId, fileId), taken, DocumentList),
    watching,
  );
};

/** Address of a document, byte for byte. */
export const documentPath = (meetingId: string, fileId: FileId): string => `${pathOf(meetingId)}/${fileId}`;
