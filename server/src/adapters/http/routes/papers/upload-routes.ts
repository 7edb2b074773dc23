import { FileId, Refusal, UploadState, largestPdf } from '@diem-cau/shared';
import { z } from 'zod';
import { json, noBody, routesOf, whoAsks } from '../../route.ts';
import { ForMeeting } from '../meeting-params.ts';
import type { PapersParts } from './papers-parts.ts';

const route = routesOf<PapersParts>();

const OfUpload = z.strictObject({ fileId: FileId });
const ForUpload = z.strictObject({ meetingId: ForMeeting });
const path = '/api/uploads/:fileId';

/** Files that are sent in pieces, known by their SHA-256 and by who sends them, so that a line that is cut costs one piece. */
export const uploadRoutes = [
  route({
    method: 'GET',
    path,
    access: 'keepPapers',
    reads: 'nothing',
    params: OfUpload,
    query: ForUpload,
    body: noBody,
    result: UploadState,
    summary: 'How much of a file that the asker sends is there; kept for a day after its last piece.',
    handle: async ({ params, signedIn }, { unfinished }) =>
      json({ received: await unfinished.received(whoAsks(signedIn), params.fileId) }),
  }),
  route({
    method: 'PATCH',
    path,
    dear: 'upload',
    access: 'keepPapers',
    reads: 'piece',
    params: OfUpload,
    query: ForUpload.extend({ offset: z.coerce.number().int().min(0).max(largestPdf) }),
    body: z.instanceof(Uint8Array),
    result: UploadState,
    summary:
      'Adds a piece; one that does not follow on what is there changes nothing, and the answer says how much there is.',
    handle: async ({ params, query, body, signedIn }, { unfinished }) => {
      if (body.length === 0) throw new Refusal('malformed');
      return json({ received: await unfinished.add(whoAsks(signedIn), params.fileId, query.offset, body) });
    },
  }),
  route({
    method: 'DELETE',
    path,
    dear: 'upload',
    access: 'keepPapers',
    reads: 'nothing',
    params: OfUpload,
    query: ForUpload,
    body: noBody,
    result: 'nothing',
    summary: 'Throws away what is there of it.',
    handle: async ({ params, signedIn }, { unfinished }) => {
      await unfinished.forget(whoAsks(signedIn), params.fileId);
      return { kind: 'nothing' };
    },
  }),
];
