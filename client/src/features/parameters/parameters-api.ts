import { EndpointBody, ParametersBody, UnitBody, type ParameterLine } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson, sendJson } from '../../core/http.ts';

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
