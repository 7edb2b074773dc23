import { CallReports, GiveReport, OwnReport, Refusal, ReportBoard, type EndpointId } from '@diem-cau/shared';
import { actorOf } from '../../../../application/kit/acting.ts';
import type { SignedIn } from '../../../../application/sign-in/sessions.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import type { PapersParts } from './papers-parts.ts';

const route = routesOf<PapersParts>();

/** The endpoint whose seat's PC asks; null for whoever else does. */
const endpointOf = (signedIn: SignedIn | null): EndpointId | null => {
  const principal = signedIn?.principal;
  return principal?.kind === 'endpoint' && (principal.as ?? 'seat') === 'seat' ? principal.endpointId : null;
};

/** What whoever is no commune may report. */
const nothingToReport: OwnReport = { called: null, state: 'none', from: null, givenAt: null, tasks: [] };

/** Written reports of communes before a briefing. */
export const reportRoutes = [
  route({
    method: 'GET',
    path: '/api/own-report',
    access: 'takeSeat',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: OwnReport,
    summary: 'What the endpoint of this PC may report before the next briefing, and has reported; nothing for persons.',
    handle: async ({ signedIn }, parts) => {
      const endpointId = endpointOf(signedIn);
      return json(endpointId === null ? nothingToReport : await parts.writtenReports.own(endpointId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/own-report',
    access: 'takeSeat',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: GiveReport,
    result: OwnReport,
    refuses: ['forbidden', 'report-not-open', 'report-closed', 'report-outdated'],
    summary:
      'Gives the whole report of the endpoint of this PC: a mark for each of its open tasks; what was given before stays on the record.',
    handle: async ({ signedIn, body }, parts) => {
      const endpointId = endpointOf(signedIn);
      if (endpointId === null) throw new Refusal('forbidden');
      return json(await parts.writtenReports.give(endpointId, body, actorOf(signedIn)));
    },
  }),
  route({
    method: 'GET',
    path: '/api/reports-called',
    dear: 'reading',
    access: 'readTasks',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: ReportBoard,
    summary:
      'How all communes stand before the next briefing, those with overdue tasks first, then those that are stuck.',
    handle: async (_request, parts) => json(await parts.writtenReports.board()),
  }),
  route({
    method: 'POST',
    path: '/api/reports-called',
    access: 'keepTasks',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: CallReports,
    result: ReportBoard,
    refuses: ['bad-report-day'],
    summary:
      'Calls for written reports before the briefing of a day, or moves the call that no meeting has taken to that day.',
    handle: async ({ body, signedIn }, parts) => json(await parts.writtenReports.call(body.day, actorOf(signedIn))),
  }),
];
