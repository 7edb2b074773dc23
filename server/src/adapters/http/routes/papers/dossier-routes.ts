import { MeetingId } from '@diem-cau/shared';
import { z } from 'zod';
import { noBody, nothing, routesOf } from '../../route.ts';
import type { PapersParts } from './papers-parts.ts';

const route = routesOf<PapersParts>();

const zipType = 'application/zip';

/** Taking a meeting away, whole. */
export const dossierRoutes = [
  route({
    method: 'GET',
    path: '/api/meetings/:meetingId/archive.zip',
    dear: 'file',
    access: 'readRecord',
    reads: 'nothing',
    params: z.strictObject({ meetingId: MeetingId }),
    query: nothing,
    body: noBody,
    result: zipType,
    refuses: ['not-found', 'too-large', 'meeting-still-open', 'record-unreadable'],
    summary: 'All that is known of a closed meeting, with a README by which another tool verifies it.',
    handle: async ({ params }, parts) => ({
      kind: 'stream',
      contentType: zipType,
      ...(await parts.dossiers.make(params.meetingId)),
    }),
  }),
];
