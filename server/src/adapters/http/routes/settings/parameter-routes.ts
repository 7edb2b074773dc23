import { ParametersBody, SetParameters, WaysImportResult } from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import type { SettingsParts } from './settings-parts.ts';

const route = routesOf<SettingsParts>();

/** The dated table of parameters for the time saved. */
export const parameterRoutes = [
  route({
    method: 'GET',
    path: '/api/parameters',
    access: 'readParameters',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: ParametersBody,
    summary: 'The whole table, with every line that ever stood in it.',
    handle: async (_, parts) => json(await parts.parameters.table()),
  }),
  route({
    method: 'POST',
    path: '/api/parameters',
    access: 'keepParameters',
    reads: 'long-json',
    params: nothing,
    query: nothing,
    body: SetParameters,
    result: ParametersBody,
    refuses: ['bad-parameters'],
    summary: 'Adds lines to the table, all or none; earlier lines and the reports made with them stay as they are.',
    async handle({ body, signedIn }, parts) {
      await parts.parameters.set(body.lines, actorOf(signedIn));
      return json(await parts.parameters.table());
    },
  }),
  route({
    method: 'POST',
    path: '/api/parameters/import',
    access: 'keepParameters',
    reads: 'csv',
    params: nothing,
    query: z.strictObject({ preview: z.enum(['0', '1']).default('0') }),
    body: z.instanceof(Uint8Array),
    result: WaysImportResult,
    refuses: ['bad-csv'],
    summary: 'Takes a file of distances and speeds in, whole or not at all; `preview=1` only says what it would do.',
    handle: async ({ body, query, signedIn }, parts) =>
      json(await parts.parameters.import(body, query.preview === '1' ? 'preview' : 'for-good', actorOf(signedIn))),
  }),
];
