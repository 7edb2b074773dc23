import { ConclusionsView, MeetingId, NoticeIssued, NoticeView, SaveNotice } from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { officialFileTypes } from '../../official-file-types.ts';
import { json, noBody, nothing, route } from '../../route.ts';

const OfMeeting = z.strictObject({ meetingId: MeetingId });
const OfVersion = z.strictObject({ version: z.coerce.number().int().min(1).max(100_000).optional() });
const path = '/api/meetings/:meetingId/notice';

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
    summary: `The notice of conclusions as ${kind.toUpperCase()}, with the conclusions of that version; before the first, a draft.`,
    handle: async ({ params, query, signedIn }, hub) => ({
      kind: 'bytes',
      contentType: officialFileTypes[kind],
      ...(await hub.notices.file(params.meetingId, kind, query.version, actorOf(signedIn))),
    }),
  });

/** Notices of conclusions (thông báo kết luận): proposed, written in versions, exported, and when they went out. */
export const noticeRoutes = [
  route({
    method: 'GET',
    path,
    dear: 'reading',
    access: 'readRecord',
    reads: 'nothing',
    params: OfMeeting,
    query: OfVersion,
    body: noBody,
    result: NoticeView,
    refuses: ['not-found', 'record-unreadable'],
    summary:
      'A version of the notice of conclusions, the newest where none is asked for, a proposal, and all versions.',
    handle: async ({ params, query, signedIn }, hub) =>
      json(await hub.notices.view(params.meetingId, query.version, actorOf(signedIn))),
  }),
  route({
    method: 'POST',
    path,
    access: 'keepPapers',
    reads: 'long-json',
    params: OfMeeting,
    query: nothing,
    body: SaveNotice,
    result: NoticeView,
    refuses: ['not-found', 'edited-meanwhile', 'record-unreadable'],
    summary: 'Saves the notice as a new version; earlier ones stay.',
    handle: async ({ params, body, signedIn }, hub) =>
      json(await hub.notices.save(params.meetingId, body, actorOf(signedIn))),
  }),
  route({
    method: 'POST',
    path: `${path}/issued`,
    access: 'keepPapers',
    reads: 'json',
    params: OfMeeting,
    query: nothing,
    body: NoticeIssued,
    result: ConclusionsView,
    refuses: ['not-found', 'meeting-still-open', 'bad-issue-day', 'record-unreadable'],
    summary: 'Notes the day on which the notice went out, which stops its clock; null takes it back.',
    handle: async ({ params, body, signedIn }, hub) =>
      json(await hub.conclusions.noteIssued(params.meetingId, body.day, actorOf(signedIn))),
  }),
  file('docx'),
  file('pdf'),
];
