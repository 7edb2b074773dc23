import {
  MeetingList,
  MeetingListQuery,
  MeetingRecord,
  MeetingReplay,
  OwnMeetings,
  PartBody,
  Refusal,
} from '@diem-cau/shared';
import { z } from 'zod';
import { csv, csvType, json, noBody, nothing, routesOf } from '../../route.ts';
import { OfMeeting } from '../meeting-params.ts';
import type { RecordParts } from './record-parts.ts';

const route = routesOf<RecordParts>();

/** Reading the record; a meeting is changed over the socket only. */
export const recordRoutes = [
  route({
    method: 'GET',
    path: '/api/meetings',
    dear: 'reading',
    access: 'readRecord',
    reads: 'nothing',
    params: nothing,
    query: MeetingListQuery.extend({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    body: noBody,
    result: MeetingList,
    summary:
      'Meetings whose titles hold all words of `q`, with or without tone marks: those that go on first, then the newest. `type`, `state`, `from` and `to` narrow the list.',
    handle: async ({ query: { q, ...query } }, parts) => json(await parts.records.list({ words: q, ...query })),
  }),
  route({
    method: 'GET',
    path: '/api/meetings.csv',
    dear: 'report',
    access: 'readRecord',
    reads: 'nothing',
    params: nothing,
    query: MeetingListQuery,
    body: noBody,
    result: csvType,
    summary: 'The same list, whole, as a table for spreadsheets.',
    handle: async ({ query: { q, ...query } }, parts) =>
      csv(await parts.records.listCsv({ words: q, ...query }), 'cuoc-hop.csv'),
  }),
  route({
    method: 'GET',
    path: '/api/own-meetings',
    dear: 'reading',
    access: 'enter',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: OwnMeetings,
    summary: 'The newest meetings of which whoever asks is the secretary, those that go on first.',
    handle: async ({ signedIn }, parts) => {
      if (signedIn?.principal.kind !== 'account') return json({ meetings: [] });
      const secretary = signedIn.principal.accountId;
      const { meetings } = await parts.records.list({ words: '', secretary, limit: 50, offset: 0 });
      return json({
        meetings: meetings.map(({ meetingId, title, openedAt, closedAt }) => ({
          meetingId,
          title,
          openedAt,
          closedAt,
        })),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/meetings/:meetingId',
    dear: 'reading',
    access: 'readRecord',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: MeetingRecord,
    refuses: ['not-found', 'record-unreadable'],
    summary: 'All that is known of a meeting.',
    handle: async ({ params }, parts) => json(await parts.records.record(params.meetingId)),
  }),
  route({
    method: 'GET',
    path: '/api/meetings/:meetingId/replay',
    dear: 'reading',
    access: 'readRecord',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: MeetingReplay,
    refuses: ['not-found', 'record-unreadable'],
    summary:
      'A meeting told again from its record, step by step, as whoever conducts it at a desk saw it: how it stood at its opening, and what changed when.',
    handle: async ({ params }, parts) => json(await parts.replays.of(params.meetingId)),
  }),
  route({
    method: 'GET',
    path: '/api/meetings/:meetingId/part',
    dear: 'reading',
    access: 'enter',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: PartBody,
    summary: 'Which part whoever asks has in a meeting, while it goes on and afterwards; null for none.',
    handle: async ({ params, signedIn }, parts) => {
      if (signedIn === null) throw new Refusal('not-signed-in');
      return json({ part: await parts.standings.part(signedIn.principal, params.meetingId) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/meetings/:meetingId/attendance.csv',
    dear: 'file',
    access: 'readRecord',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: csvType,
    refuses: ['not-found', 'record-unreadable'],
    summary: 'Who was there, from when to when, as a table for spreadsheets.',
    handle: async ({ params }, parts) =>
      csv(await parts.records.attendanceCsv(params.meetingId), `co-mat-${params.meetingId}.csv`),
  }),
];
