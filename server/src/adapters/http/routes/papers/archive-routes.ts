import { MeetingId } from '@diem-cau/shared';
import { z } from 'zod';
import { noBody, nothing, route } from '../../route.ts';

const zipType = 'application/zip';

/** Taking a meeting away, whole. */
export const archiveRoutes = [
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
    handle: async ({ params }, hub) => ({
      kind: 'stream',
      contentType: zipType,
      ...(await hub.meetingArchives.make(params.meetingId)),
    }),
  }),
];
