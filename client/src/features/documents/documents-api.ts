import { DocumentList, type DocumentKind, type FileId } from '@diem-cau/shared';
import type { z } from 'zod';
import { getJson } from '../../core/http.ts';
import { sendWatched, type WatchedSending } from '../../core/send-watched.ts';

export type DocumentList = z.infer<typeof DocumentList>;

const pathOf = (meetingId: string): string => `/api/meetings/${encodeURIComponent(meetingId)}/documents`;

/** The PDFs that were taken in, in the order in which they came, with what their signatures say. */
export const loadDocuments = (meetingId: string, signal: AbortSignal): Promise<DocumentList> =>
  getJson(pathOf(meetingId), DocumentList, { signal });

/** Sends a PDF; the same one once more changes nothing. Refused with `not-a-pdf` or `too-large`; then nothing is stored. */
export const sendDocument = (
  meetingId: string,
  { file, kind }: { readonly file: File; readonly kind: DocumentKind },
  watching: Omit<WatchedSending, 'contentType'>,
): Promise<DocumentList> => {
  const query = new URLSearchParams({ kind, name: file.name.slice(-1000) });
  // Whether it is one, the hub finds out by reading it; what the browser makes of its name says nothing.
  return sendWatched(`${pathOf(meetingId)}?${query}`, file, DocumentList, {
    ...watching,
    contentType: 'application/pdf',
  });
};

/** Address of a document, byte for byte. */
export const documentPath = (meetingId: string, fileId: FileId): string => `${pathOf(meetingId)}/${fileId}`;
