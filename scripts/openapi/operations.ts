import { Role, rights } from '@diem-cau/shared';
import type { ZodOpenApiOperationObject, ZodOpenApiRequestBodyObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { z } from 'zod';
import { bodies } from '../../server/src/adapters/http/body-reading.ts';
import type { Route } from '../../server/src/adapters/http/route.ts';
import { refusalReferences } from './refusals.ts';

/** The names of the two ways to say who asks, as the document defines them. */
export const securityNames = { session: 'session', token: 'apiToken' } as const;

/** The path as OpenAPI writes it: `/api/meetings/{meetingId}`. */
export const templateOf = (path: string): string => path.replace(/:(\w+)/gu, '{$1}');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A name for generated programs: `GET /api/meetings/:meetingId/roll-call` becomes `getMeetingsByMeetingIdRollCall`. */
export const operationId = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
  method.toLowerCase() +
  path
    .replace(/^\/api\//u, '')
    .replace(/:(\w+)/gu, (_, name: string) => `by-${name}`)
    .split(/[^A-Za-z0-9]+/u)
    .map(capital)
    .join('');

const rolesOf = ({ access }: Route): readonly Role[] =>
  access === 'anyone' || access === 'api-token' ? [] : rights[access].roles;

const whoMay = (route: Route): string => {
  if (route.access === 'anyone') return 'anyone';
  if (route.access === 'api-token') return 'another program, with a token for the statistics';
  const roles = rolesOf(route);
  return [
    Role.options.every((role) => roles.includes(role)) ? 'everybody who is signed in' : roles.join(', '),
    ...(route.beforePasswordChange ? ['also with a one-time password'] : []),
    ...(route.alsoByToken ? ['also another program with a token'] : []),
  ].join(', ');
};

/** One entry for each way in; a role of which one is enough stands alone in its entry. */
const security = (route: Route): Record<string, string[]>[] => {
  const { session, token } = securityNames;
  return [
    ...rolesOf(route).map((role) => ({ [session]: [role] })),
    ...(route.access === 'api-token' || route.alsoByToken ? [{ [token]: [] }] : []),
  ];
};

const requestBody = ({ reads, body }: Route): ZodOpenApiRequestBodyObject | undefined => {
  if (reads === 'nothing') return undefined;
  const { types, most } = bodies[reads];
  const isJson = reads === 'json' || reads === 'long-json';
  return {
    description: `Up to ${most.toLocaleString('en-GB')} bytes.`,
    required: true,
    content: Object.fromEntries(types.map((type) => [type, isJson ? { schema: body } : {}])),
  };
};

const answers = ({ result, statuses, ranged }: Route): Record<string, ZodOpenApiResponseObject> => {
  if (result === 'nothing') return { 204: { description: 'Done; there is nothing to say.' } };
  if (typeof result === 'string') {
    const file = { description: 'The file.', content: { [result]: {} } };
    return ranged === true
      ? {
          200: file,
          206: { ...file, description: 'The part of it that was asked for.' },
          416: { description: 'Nothing of it: what was asked for lies beyond its end.' },
        }
      : { 200: file };
  }
  const answer = { description: 'The answer.', content: { 'application/json': { schema: result } } };
  return Object.fromEntries(statuses.map((status) => [status, answer]));
};

const objectOrNothing = (schema: z.ZodType): z.ZodObject | undefined =>
  schema instanceof z.ZodObject && Object.keys(schema.shape).length > 0 ? schema : undefined;

/** One route as an operation of its path. */
export const operationOf = (route: Route, subject: string): ZodOpenApiOperationObject => {
  const [path, query, body] = [objectOrNothing(route.params), objectOrNothing(route.query), requestBody(route)];
  const requestParams = { ...(path && { path }), ...(query && { query }) };
  return {
    tags: [subject],
    operationId: operationId(route),
    summary: route.summary,
    description: `Who may: ${whoMay(route)}.`,
    security: security(route),
    ...(path || query ? { requestParams } : {}),
    ...(body && { requestBody: body }),
    responses: { ...answers(route), ...refusalReferences(route.refuses) },
  };
};
