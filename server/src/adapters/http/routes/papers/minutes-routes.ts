import { MeetingId, MinutesView, SaveMinutes } from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { officialFileTypes } from '../../official-file-types.ts';
import { json, noBody, nothing, route } from '../../route.ts';

const OfMeeting = z.strictObject({ meetingId: MeetingId });
const OfVersion = z.strictObject({ version: z.coerce.number().int().min(1).max(100_000).optional() });
const path = '/api/meetings/:meetingId/minutes';

const file = (kind: 'docx' | 'pdf') =>
  route({
    method: 'GET',
    path: `${path}.${kind}`,
    dear: 'file',
    access: 'readRecord',
    reads: 'nothing',
    params: OfMeeting,
    query: OfVersion,
    body: noBody,
    result: officialFileTypes[kind],
    refuses: ['not-found', 'too-large', 'record-unreadable'],
    summary: `The minutes as ${kind.toUpperCase()}, one version or the newest; before the first, the draft from the record.`,
    handle: async ({ params, query, signedIn }, hub) => ({
      kind: 'bytes',
      contentType: officialFileTypes[kind],
      ...(await hub.minutes.file(params.meetingId, kind, query.version, actorOf(signedIn))),
    }),
  });

/** Minutes (biên bản): proposed from the record, written in versions, exported. */
export const minutesRoutes = [
  route({
    method: 'GET',
    path,
    dear: 'reading',
    access: 'readRecord',
    reads: 'nothing',
    params: OfMeeting,
    query: OfVersion,
    body: noBody,
    result: MinutesView,
    refuses: ['not-found', 'record-unreadable'],
    summary:
      'A version of the minutes, the newest where none is asked for, what the record proposes, and all versions.',
    handle: async ({ params, query, signedIn }, hub) =>
      json(await hub.minutes.view(params.meetingId, query.version, actorOf(signedIn))),
  }),
  route({
    method: 'POST',
    path,
    access: 'keepPapers',
    reads: 'long-json',
    params: OfMeeting,
    query: nothing,
    body: SaveMinutes,
    result: MinutesView,
    refuses: ['not-found', 'edited-meanwhile', 'record-unreadable'],
    summary: 'Saves the minutes as a new version; earlier ones stay.',
    handle: async ({ params, body, signedIn }, hub) =>
      json(await hub.minutes.save(params.meetingId, body, actorOf(signedIn))),
  }),
  file('docx'),
  file('pdf'),
];
