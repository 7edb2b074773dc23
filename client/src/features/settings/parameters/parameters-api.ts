import { EndpointBody, ParametersBody, UnitBody, WaysImportResult, type ParameterLine } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson, sendFile, sendJson } from '../../../core/http.ts';

const Directory = z.strictObject({ units: z.array(UnitBody), endpoints: z.array(EndpointBody) });

/** The whole table, and the endpoints that it may speak of. */
export interface LoadedParameters {
  readonly table: ParametersBody;
  readonly endpoints: readonly EndpointBody[];
}

export const loadParameters = async (signal: AbortSignal): Promise<LoadedParameters> => {
  const [table, { endpoints }] = await Promise.all([
    getJson('/api/parameters', ParametersBody, { signal }),
    getJson('/api/directory', Directory, { signal }),
  ]);
  return { table, endpoints };
};

/** Adds lines, all or none; Refusal `bad-parameters` names the faulty ones. */
export const addLines = (lines: readonly ParameterLine[]): Promise<ParametersBody> =>
  sendJson('POST', '/api/parameters', { lines }, ParametersBody);

/** Says what an import would do; changes nothing. Refusal `bad-csv` names the faulty lines. */
export const previewWays = (csv: Blob): Promise<WaysImportResult> =>
  sendFile('/api/parameters/import?preview=1', csv, 'text/csv', WaysImportResult);

/** Imports all lines, or none. */
export const importWays = (csv: Blob): Promise<WaysImportResult> =>
  sendFile('/api/parameters/import', csv, 'text/csv', WaysImportResult);
