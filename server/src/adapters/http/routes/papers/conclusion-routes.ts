import { ConclusionsView, SaveConclusions } from '@diem-cau/shared';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import { OfMeeting } from '../meeting-params.ts';
import type { PapersParts } from './papers-parts.ts';

const route = routesOf<PapersParts>();

const path = '/api/meetings/:meetingId/conclusions';

/** The chair's conclusions as rows. */
export const conclusionRoutes = [
  route({
    method: 'GET',
    path,
    dear: 'reading',
    access: 'readRecord',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: ConclusionsView,
    refuses: ['not-found', 'record-unreadable'],
    summary: 'The conclusions in force, who saved which version, and the clock of the notice.',
    handle: async ({ params }, parts) => json(await parts.conclusions.view(params.meetingId)),
  }),
  route({
    method: 'POST',
    path,
    access: 'keepPapers',
    reads: 'long-json',
    params: OfMeeting,
    query: nothing,
    body: SaveConclusions,
    result: ConclusionsView,
    refuses: ['not-found', 'edited-meanwhile', 'record-unreadable'],
    summary: 'Saves all rows as a new version; rows keep their ids, new ones get one.',
    handle: async ({ params, body, signedIn }, parts) =>
      json(await parts.conclusions.save(params.meetingId, body, actorOf(signedIn))),
  }),
];
