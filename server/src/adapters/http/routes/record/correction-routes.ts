import { CorrectionRequest, MeetingRecord, PrintingDeclaration } from '@diem-cau/shared';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, nothing, routesOf } from '../../route.ts';
import { OfMeeting } from '../meeting-params.ts';
import type { RecordParts } from './record-parts.ts';

const route = routesOf<RecordParts>();

/** What people put right about a meeting's record, and what they add to it. */
export const correctionRoutes = [
  route({
    method: 'POST',
    path: '/api/meetings/:meetingId/corrections',
    access: 'keepRecord',
    reads: 'json',
    params: OfMeeting,
    query: nothing,
    body: CorrectionRequest,
    result: MeetingRecord,
    refuses: ['not-found', 'bad-correction', 'meeting-still-open', 'record-unreadable'],
    summary: 'Corrects a record with a reason; what the machine saw stays in its story.',
    async handle({ params, body, signedIn }, parts) {
      await parts.corrections.correct(params.meetingId, body.correction, body.reason, actorOf(signedIn));
      return json(await parts.records.record(params.meetingId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/meetings/:meetingId/papers',
    access: 'keepRecord',
    reads: 'json',
    params: OfMeeting,
    query: nothing,
    body: PrintingDeclaration,
    result: MeetingRecord,
    refuses: ['not-found', 'record-unreadable'],
    summary: 'Says how many pages the meeting’s papers had and how many copies were printed.',
    async handle({ params, body, signedIn }, parts) {
      await parts.corrections.declarePrinting(params.meetingId, body, actorOf(signedIn));
      return json(await parts.records.record(params.meetingId));
    },
  }),
];
