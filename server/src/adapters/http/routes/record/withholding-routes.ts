import { WithholdingOrder } from '@diem-cau/shared';
import { actorOf } from '../../../../application/kit/acting.ts';
import { nothing, routesOf } from '../../route.ts';
import { OfMeeting } from '../meeting-params.ts';
import type { RecordParts } from './record-parts.ts';

const route = routesOf<RecordParts>();

const path = '/api/meetings/:meetingId/recording';

/** What of a recording is withheld, and given back. */
export const withholdingRoutes = [
  route({
    method: 'POST',
    path: `${path}/withheld`,
    access: 'withholdRecording',
    reads: 'json',
    params: OfMeeting,
    query: nothing,
    body: WithholdingOrder,
    result: 'nothing',
    refuses: ['not-found', 'record-unreadable', 'outside-recording', 'too-many-withheld'],
    summary: 'Withholds a stretch of a recording from then on from whoever has no part in its meeting.',
    handle: async ({ params, body, signedIn }, { withholdings }) => {
      await withholdings.withhold(params.meetingId, body, actorOf(signedIn));
      return { kind: 'nothing' };
    },
  }),
  route({
    method: 'POST',
    path: `${path}/released`,
    access: 'withholdRecording',
    reads: 'json',
    params: OfMeeting,
    query: nothing,
    body: WithholdingOrder,
    result: 'nothing',
    refuses: ['not-found', 'record-unreadable'],
    summary: 'Gives back what of a stretch of a recording is withheld.',
    handle: async ({ params, body, signedIn }, { withholdings }) => {
      await withholdings.release(params.meetingId, body, actorOf(signedIn));
      return { kind: 'nothing' };
    },
  }),
];
