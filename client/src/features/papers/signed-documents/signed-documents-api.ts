import { SignedDocumentList, type SignedDocumentKind, type FileId } from '@diem-cau/shared';
import type { z } from 'zod';
import { getJson, sendJson } from '../../../core/http.ts';
import { sendInPieces, type WatchedPieces } from '../../../core/send-in-pieces.ts';

export type SignedDocumentList = z.infer<typeof SignedDocumentList>;

const pathOf = (meetingId: string): string => `/api/meetings/${encodeURIComponent(meetingId)}/documents`;

/** The PDFs that were taken in, in the order in which they came, with what their signatures say. */
export const loadSignedDocuments = (meetingId: string, signal: AbortSignal): Promise<SignedDocumentList> =>
  getJson(pathOf(meetingId), SignedDocumentList, { signal });

/**
 * Sends a PDF in pieces; the same one once more changes nothing. Refused with `not-a-pdf`, `too-large` or `upload-incomplete`; then nothing
 * is stored.
 */
export const sendSignedDocument = (
  meetingId: string,
  { file, fileId, kind }: { readonly file: File; readonly fileId: FileId; readonly kind: SignedDocumentKind },
  watching: WatchedPieces,
): Promise<SignedDocumentList> => {
  const taken = { size: file.size, kind, name: file.name.slice(-1000) };
  return sendInPieces(
    file,
    { fileId, meetingId },
    () => sendJson('POST', documentPath(meetingId, fileId), taken, SignedDocumentList),
    watching,
  );
};

/** Address of a document, byte for byte. */
export const documentPath = (meetingId: string, fileId: FileId): string => `${pathOf(meetingId)}/${fileId}`;
