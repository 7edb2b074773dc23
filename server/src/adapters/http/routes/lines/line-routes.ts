import { EndpointId, LineBoardBody, LineHistoryBody, LineHistoryQuery, Refusal } from '@diem-cau/shared';
import { z } from 'zod';
import type { Answer } from '../../route.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import { OfMeeting } from '../meeting-params.ts';
import type { LinesParts } from './lines-parts.ts';

const route = routesOf<LinesParts>();

const pdfType = 'application/pdf';

/** The lines of endpoints: now, and over months. */
export const lineRoutes = [
  route({
    method: 'GET',
    path: '/api/meetings/:meetingId/lines',
    dear: 'reading',
    access: 'seeLines',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: LineBoardBody,
    refuses: ['meeting-not-open'],
    summary:
      'What goes over the lines of a meeting that is going on; they are measured every 5 s as long as somebody asks, else once a minute.',
    handle({ params }, parts) {
      const board = parts.lineWatch.board(params.meetingId);
      if (board === null) throw new Refusal('meeting-not-open');
      return Promise.resolve(json(board));
    },
  }),
  route({
    method: 'GET',
    path: '/api/lines',
    dear: 'reading',
    access: 'seeLines',
    reads: 'nothing',
    params: nothing,
    query: LineHistoryQuery,
    body: noBody,
    result: LineHistoryBody,
    refuses: ['bad-period'],
    summary: 'How the lines of all endpoints were over a period: minutes lost, minutes with bad loss, the worst hours.',
    handle: async ({ query }, parts) => json(await parts.lineHistories.all(query)),
  }),
  route({
    method: 'GET',
    path: '/api/lines/:endpointId.pdf',
    dear: 'report',
    access: 'seeLines',
    reads: 'nothing',
    params: z.strictObject({ endpointId: EndpointId }),
    query: LineHistoryQuery,
    body: noBody,
    result: pdfType,
    refuses: ['bad-period', 'not-found'],
    summary: 'How the line of one endpoint was over a period, to be shown to who runs it.',
    handle: async ({ params, query }, parts): Promise<Answer> => ({
      kind: 'bytes',
      contentType: pdfType,
      bytes: await parts.lineFiles.pdf(await parts.lineHistories.one(query, params.endpointId)),
      fileName: `duong-truyen-${params.endpointId}-${query.from}_${query.to}.pdf`,
    }),
  }),
];
