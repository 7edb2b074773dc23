import {
  AskChecks,
  AskedChecks,
  CheckBoardBody,
  CheckHistoryBody,
  CheckHourBody,
  EndpointCheck,
  EndpointId,
  Refusal,
  TellCheck,
} from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import type { MeetingParts } from './meeting-parts.ts';

const route = routesOf<MeetingParts>();

/** Checks of endpoints before meetings. */
export const checkRoutes = [
  route({
    method: 'GET',
    path: '/api/checks',
    access: 'seeChecks',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: CheckBoardBody,
    summary: 'All endpoints: who stands on the waiting page, how the last check came out, whom to call.',
    handle: async (_, parts) => json(await parts.hub.checks.board()),
  }),
  route({
    method: 'POST',
    path: '/api/checks',
    access: 'askChecks',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: AskChecks,
    result: AskedChecks,
    refuses: ['check-while-meeting'],
    summary:
      'Has endpoints check themselves, a few at a time: those that are named, or all that stand on their waiting page.',
    handle: async ({ body, signedIn }, parts) => json(await parts.hub.checks.ask(body.endpointIds, actorOf(signedIn))),
  }),
  route({
    method: 'POST',
    path: '/api/checks/own',
    access: 'takeSeat',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: TellCheck,
    result: EndpointCheck,
    refuses: ['forbidden', 'not-found', 'record-unavailable'],
    summary: 'What the PC of an endpoint has measured in the check that goes on; answers with how it came out.',
    async handle({ body, signedIn }, parts) {
      if (signedIn === null) throw new Refusal('not-signed-in');
      return json(await parts.hub.checks.tell(signedIn.principal, body.figures));
    },
  }),
  route({
    method: 'GET',
    path: '/api/checks/:endpointId',
    access: 'seeChecks',
    reads: 'nothing',
    params: z.strictObject({ endpointId: EndpointId }),
    query: nothing,
    body: noBody,
    result: CheckHistoryBody,
    refuses: ['not-found'],
    summary: 'The newest 100 checks of one endpoint, each with what was measured.',
    handle: async ({ params }, parts) => json(await parts.hub.checks.history(params.endpointId)),
  }),
  route({
    method: 'PATCH',
    path: '/api/checks/hour',
    access: 'keepCheckHour',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: CheckHourBody,
    result: CheckHourBody,
    summary: 'Sets the time of day at which endpoints on their waiting page check themselves; null for never.',
    async handle({ body }, parts) {
      await parts.hub.checks.setHour(body.hour);
      return json({ hour: parts.hub.checks.hours.hour });
    },
  }),
];
