import { ClosingBody } from '@diem-cau/shared';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import type { RecordParts } from './record-parts.ts';

const route = routesOf<RecordParts>();

/** How the last meeting went, for the pages of endpoints. */
export const closingRoutes = [
  route({
    method: 'GET',
    path: '/api/closing',
    dear: 'reading',
    access: 'enter',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: ClosingBody,
    summary: 'How the meeting went that ended for the asking endpoint within the last ten minutes; null for others.',
    handle: async ({ signedIn }, parts) => {
      const principal = signedIn?.principal;
      return json({
        closing: principal?.kind === 'endpoint' ? await parts.closings.lastOf(principal.endpointId) : null,
      });
    },
  }),
];
