import { SignedDocumentKind, SignedDocumentList, FileId, Line, Refusal, TakeSignedDocument } from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, noBody, nothing, routesOf, whoAsks } from '../../route.ts';
import { OfMeeting } from '../meeting-params.ts';
import type { PapersParts } from './papers-parts.ts';
import { SpooledUpload } from '../../upload-spool.ts';

const route = routesOf<PapersParts>();

const path = '/api/meetings/:meetingId/documents';
const pdfType = 'application/pdf';

/** PDFs that belong to a meeting, such as its minutes after they were signed. */
export const signedDocumentRoutes = [
  route({
    method: 'GET',
    path,
    dear: 'file',
    access: 'readRecord',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: SignedDocumentList,
    refuses: ['not-found', 'record-unreadable'],
    summary: 'The PDFs that were taken in, with their signatures: who, when, and whether anything was changed since.',
    handle: async ({ params }, parts) => json(await parts.signedDocuments.list(params.meetingId)),
  }),
  route({
    method: 'POST',
    path,
    access: 'keepPapers',
    reads: 'pdf',
    params: OfMeeting,
    query: z.strictObject({ kind: SignedDocumentKind, name: Line(0, 1000).default('') }),
    body: z.instanceof(SpooledUpload),
    result: SignedDocumentList,
    refuses: ['not-found', 'not-a-pdf', 'record-unreadable'],
    summary: 'Takes a PDF in, byte for byte; the same file once more changes nothing.',
    handle: async ({ params, query, body, signedIn }, parts) =>
      json(await parts.signedDocuments.receive(params.meetingId, { ...query, file: body }, actorOf(signedIn))),
  }),
  route({
    method: 'POST',
    path: `${path}/:fileId`,
    dear: 'upload',
    access: 'keepPapers',
    reads: 'json',
    params: OfMeeting.extend({ fileId: FileId }),
    query: nothing,
    body: TakeSignedDocument,
    result: SignedDocumentList,
    refuses: ['not-found', 'upload-incomplete', 'not-a-pdf', 'record-unreadable'],
    summary:
      'Takes in a PDF that was sent in pieces, byte for byte; asked once more, as after a lost answer, it changes nothing.',
    handle: async (
      { params: { meetingId, fileId }, body: { size, ...named }, signedIn },
      { signedDocuments, unfinished },
    ) => {
      const who = whoAsks(signedIn);
      const file = await unfinished.whole(who, fileId, size);
      if (file === null) return json(await signedDocuments.alreadyTaken(meetingId, fileId, named.kind));
      const list = await signedDocuments
        .receive(meetingId, { ...named, file }, actorOf(signedIn))
        .catch(async (error: unknown) => {
          // What is no PDF never becomes one.
          if (error instanceof Refusal && error.code === 'not-a-pdf') await file.remove();
          throw error;
        });
      await file.remove();
      return json(list);
    },
  }),
  route({
    method: 'GET',
    path: `${path}/:fileId`,
    dear: 'file',
    access: 'readRecord',
    reads: 'nothing',
    params: OfMeeting.extend({ fileId: FileId }),
    query: nothing,
    body: noBody,
    result: pdfType,
    refuses: ['not-found', 'record-unreadable', 'file-damaged'],
    summary: 'One of them, byte for byte.',
    handle: async ({ params }, parts) => ({
      kind: 'bytes',
      contentType: pdfType,
      ...(await parts.signedDocuments.file(params.meetingId, params.fileId)),
    }),
  }),
];
