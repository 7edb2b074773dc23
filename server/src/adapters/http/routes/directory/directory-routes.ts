import {
  EndpointBody,
  EndpointChange,
  EndpointContacts,
  EndpointId,
  EnrolmentId,
  EnrolmentLink,
  ImportResult,
  NewEnrolmentLink,
  PcFile,
  PcFileRequest,
  UnitBody,
  may,
} from '@diem-cau/shared';
import { z } from 'zod';
import type { SignedIn } from '../../../../application/sign-in/sessions.ts';
import { csv, csvType, json, noBody, nothing, routesOf } from '../../route.ts';
import { ForMeeting } from '../meeting-params.ts';
import type { DirectoryParts } from './directory-parts.ts';

const route = routesOf<DirectoryParts>();

const nameOf = (signedIn: SignedIn | null): string | null => {
  if (signedIn === null) return null;
  const { principal } = signedIn;
  return principal.kind === 'account' ? principal.displayName : principal.name;
};
const withoutContacts = (endpoint: EndpointBody): EndpointBody => ({
  ...endpoint,
  phone: '',
  contact: '',
  enrolment: { pcs: [], link: null },
});
const OfEndpoint = z.strictObject({ endpointId: EndpointId });

/** Units, endpoints and their PCs. */
export const directoryRoutes = [
  route({
    method: 'GET',
    path: '/api/directory',
    access: 'readDirectory',
    reads: 'nothing',
    params: nothing,
    query: z.strictObject({ meetingId: ForMeeting }),
    body: noBody,
    result: z.strictObject({ units: z.array(UnitBody), endpoints: z.array(EndpointBody) }),
    summary:
      'All units that ever were and all endpoints, in the directory’s order; without contacts and PCs for who asks by a part in a meeting.',
    handle: async ({ signedIn }, parts) => {
      const { units, endpoints } = await parts.directory.whole();
      const isStaff = signedIn !== null && may(signedIn.principal, 'readDirectory');
      return json({ units, endpoints: isStaff ? endpoints : endpoints.map(withoutContacts) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/directory.csv',
    dear: 'report',
    access: 'overseeDirectory',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: csvType,
    summary: 'The directory as a file that can be taken in again.',
    handle: async (_, parts) => csv(await parts.directory.csv(), 'danh-ba.csv'),
  }),
  route({
    method: 'GET',
    path: '/api/contacts',
    access: 'readDirectory',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: EndpointContacts,
    summary: 'Whom to call at the endpoints: for staff and the room that leads, never for another endpoint.',
    handle: async (_, parts) => json({ contacts: await parts.directory.contacts() }),
  }),
  route({
    method: 'POST',
    path: '/api/directory/import',
    access: 'keepDirectory',
    reads: 'csv',
    params: nothing,
    query: z.strictObject({ preview: z.enum(['0', '1']).default('0') }),
    body: z.instanceof(Uint8Array),
    result: ImportResult,
    refuses: ['bad-csv'],
    summary: 'Takes a directory file in, whole or not at all; `preview=1` only says what it would do.',
    handle: async ({ body, query }, parts) =>
      json(await parts.directory.import(body, query.preview === '1' ? 'preview' : 'for-good')),
  }),
  route({
    method: 'PATCH',
    path: '/api/endpoints/:endpointId',
    access: 'keepDirectory',
    reads: 'json',
    params: OfEndpoint,
    query: nothing,
    body: EndpointChange,
    result: z.strictObject({ endpoint: EndpointBody }),
    refuses: ['not-found'],
    summary:
      'Changes an endpoint; where it leads or is active otherwise than before, its page is ended and loads itself anew.',
    handle: async ({ params, body }, parts) =>
      json({ endpoint: await parts.directory.changeEndpoint(params.endpointId, body) }),
  }),
  route({
    method: 'POST',
    path: '/api/endpoints/:endpointId/enrolment-link',
    access: 'enrolPcs',
    reads: 'json',
    params: OfEndpoint,
    query: nothing,
    body: NewEnrolmentLink,
    result: EnrolmentLink,
    refuses: ['not-found', 'ends-others'],
    summary:
      'Makes a link and a code that enrol one PC, good for a week; refused where that ends a link or a PC that the body does not name.',
    handle: async ({ params, body, signedIn }, parts) =>
      json(await parts.enrolments.makeLink(params.endpointId, { ...body, madeBy: nameOf(signedIn) })),
  }),
  route({
    method: 'POST',
    path: '/api/endpoints/:endpointId/pc-file',
    access: 'enrolPcs',
    reads: 'json',
    params: OfEndpoint,
    query: nothing,
    body: PcFileRequest,
    result: PcFile,
    refuses: ['not-found'],
    summary:
      'A script that prepares a Windows or Linux PC for the endpoint: CA, policies, autostart, no sleep, enrolment.',
    handle: async ({ params, body }, parts) => json(await parts.pcFiles.file(params.endpointId, body)),
  }),
  route({
    method: 'DELETE',
    path: '/api/enrolments/:enrolmentId',
    access: 'enrolPcs',
    reads: 'nothing',
    params: z.strictObject({ enrolmentId: EnrolmentId }),
    query: nothing,
    body: noBody,
    result: 'nothing',
    refuses: ['not-found'],
    summary: 'Takes a link or an enrolment back and ends the sockets of that PC.',
    async handle({ params }, parts) {
      await parts.enrolments.revoke(params.enrolmentId);
      return { kind: 'nothing' };
    },
  }),
];
