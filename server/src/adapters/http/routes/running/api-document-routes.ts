import { noBody, nothing, routesOf } from '../../route.ts';
import type { RunningParts } from './running-parts.ts';

const route = routesOf<RunningParts>();

const jsonType = 'application/json; charset=utf-8';

/** What other programs can ask, for the tools of those who write them. */
export const apiDocumentRoutes = [
  route({
    method: 'GET',
    path: '/api/openapi.json',
    dear: 'file',
    access: 'enter',
    alsoByToken: true,
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: jsonType,
    summary: 'This document: every route of the hub as OpenAPI 3.1.',
    handle: async (_, { apiDocument }) => ({ kind: 'text', contentType: jsonType, text: await apiDocument() }),
  }),
];
