import { RollCallBody, RollCallEntry } from '@diem-cau/shared';
import { actorOf } from '../../../../application/kit/acting.ts';
import { csv, csvType, json, noBody, nothing, routesOf } from '../../route.ts';
import { OfMeeting } from '../meeting-params.ts';
import type { RecordParts } from './record-parts.ts';

const route = routesOf<RecordParts>();

/** The clerk's roll call (điểm danh) of a meeting, while it runs and after it. */
export const rollCallRoutes = [
  route({
    method: 'GET',
    path: '/api/meetings/:meetingId/roll-call',
    dear: 'reading',
    access: 'readRecord',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: RollCallBody,
    refuses: ['not-found', 'record-unreadable'],
    summary: 'Of each endpoint, what the machine saw, the roll that is proposed, and the rolls that were confirmed.',
    handle: async ({ params }, parts) => json(await parts.rollCalls.read(params.meetingId)),
  }),
  route({
    method: 'POST',
    path: '/api/meetings/:meetingId/roll-call',
    access: 'callRoll',
    reads: 'long-json',
    params: OfMeeting,
    query: nothing,
    body: RollCallEntry,
    result: RollCallBody,
    refuses: ['not-found', 'edited-meanwhile', 'reason-needed', 'person-in-two-rooms', 'record-unreadable'],
    summary: 'Confirms the roll of one endpoint in one call; what it differs from, it says why.',
    handle: async ({ params, body, signedIn }, parts) =>
      json(await parts.rollCalls.confirm(params.meetingId, body, actorOf(signedIn))),
  }),
  route({
    method: 'GET',
    path: '/api/meetings/:meetingId/roll-call.csv',
    dear: 'file',
    access: 'readRecord',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: csvType,
    refuses: ['not-found', 'record-unreadable'],
    summary: 'The rolls in force, a person a line, as a table for spreadsheets.',
    handle: async ({ params }, parts) =>
      csv(await parts.rollCalls.csv(params.meetingId), `diem-danh-${params.meetingId}.csv`),
  }),
];
