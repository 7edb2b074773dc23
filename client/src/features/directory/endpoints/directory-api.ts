import type { EndpointChange } from '@diem-cau/shared';
import {
  EndpointBody,
  EnrolmentLink,
  ImportResult,
  PcFile,
  UnitBody,
  type EndpointId,
  type EnrolmentId,
  type NewEnrolmentLink,
  type PcSystem,
} from '@diem-cau/shared';
import { z } from 'zod';
import { getJson, sendJson, sendFile } from '../../../core/http.ts';

/** Units and endpoints as the hub keeps them; the endpoints in the directory's order. */
export const DirectoryBody = z.strictObject({ units: z.array(UnitBody), endpoints: z.array(EndpointBody) });
export type DirectoryBody = z.infer<typeof DirectoryBody>;

export const loadDirectory = (signal: AbortSignal): Promise<DirectoryBody> =>
  getJson('/api/directory', DirectoryBody, { signal });

/** Changes an endpoint's name, place in the order, right to lead, or whether it is in use. */
export const changeEndpoint = (endpointId: EndpointId, change: z.input<typeof EndpointChange>): Promise<unknown> =>
  sendJson('PATCH', `/api/endpoints/${endpointId}`, change, z.strictObject({ endpoint: EndpointBody }));

/** Makes a one-time link and code that enrol one PC. Refused with `ends-others` when it ends more than what `ends` names. */
export const makeEnrolmentLink = (
  endpointId: EndpointId,
  wish: z.input<typeof NewEnrolmentLink>,
): Promise<EnrolmentLink> => sendJson('POST', `/api/endpoints/${endpointId}/enrolment-link`, wish, EnrolmentLink);

/** The script that prepares a PC of this system for the link's endpoint; `origin` is the hub's address as PCs reach it. */
export const makePcFile = (
  { endpointId, url, code, purpose }: EnrolmentLink,
  system: PcSystem,
  origin: string,
): Promise<PcFile> =>
  sendJson(
    'POST',
    `/api/endpoints/${endpointId}/pc-file`,
    { system, purpose, origin, token: new URL(url, origin).hash.slice(1), code },
    PcFile,
  );

/** Takes a PC's enrolment, or an open link, back; its pages are ended at once. */
export const revokeEnrolment = (enrolmentId: EnrolmentId): Promise<null> =>
  sendJson('DELETE', `/api/enrolments/${enrolmentId}`, undefined, z.null());

/** Says what an import would do; changes nothing. Refusal `bad-csv` names the faulty lines. */
export const previewImport = (csv: Blob): Promise<ImportResult> =>
  sendFile('/api/directory/import?preview=1', csv, 'text/csv', ImportResult);

/** Imports all lines, or none. */
export const importDirectory = (csv: Blob): Promise<ImportResult> =>
  sendFile('/api/directory/import', csv, 'text/csv', ImportResult);
