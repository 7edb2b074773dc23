import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { RefusalCode, Role, refusalTexts, rights } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { routes } from '../../src/adapters/http/registry.ts';
import { openApiDocument } from '../../../scripts/openapi/document.ts';
import { operationId, templateOf } from '../../../scripts/openapi/operations.ts';
import { undocumented } from '../support/documented.ts';

const written = JSON.parse(JSON.stringify(openApiDocument()));
const operationOf = ({ path, method }: (typeof routes)[number]) =>
  written.paths[templateOf(path)][method.toLowerCase()];
const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1 by its own meta-schema', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(written))).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  test('and the meta-schema would say what is wrong', async () => {
    const wrong = structuredClone(written);
    delete wrong.paths['/api/session'].get.responses['200'].description;
    expect(await new Validator().validate(wrong)).toMatchObject({ valid: false });
  });

  test('holds each route once, and nothing else', () => {
    const held = Object.entries<object>(written.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(held.toSorted()).toEqual(routes.map(({ method, path }) => `${method} ${templateOf(path)}`).toSorted());
    expect(new Set(routes.map(operationId)).size).toBe(routes.length);
  });

  test.each(named)('%s says what is sent, who may and how it answers', (_, route) => {
    const { summary, description, requestBody, responses, parameters = [], security } = operationOf(route);
    expect(summary).toBe(route.summary);
    expect(description).toMatch(/^Who may: .+\.$/u);
    expect(requestBody === undefined).toBe(route.reads === 'nothing');
    const inPath = parameters.filter((each: { in: string }) => each.in === 'path');
    expect(inPath.map(({ name }: { name: string }) => `:${name}`)).toEqual(route.path.match(/:\w+/gu) ?? []);
    if (typeof route.result !== 'string')
      expect(responses['200'].content['application/json'].schema).toBeTypeOf('object');
    else if (route.result === 'nothing') expect(responses['204'].content).toBeUndefined();
    else expect(Object.keys(responses['200'].content)).toEqual([route.result]);
    const codes = Object.values<{ $ref?: string }>(responses)
      .flatMap(({ $ref }) => ($ref === undefined ? [] : [written.components.responses[$ref.replace(/^.*\//u, '')]]))
      .flatMap(({ content }) => content['application/json'].schema.properties.refusal.allOf[1].properties.code.enum);
    expect(codes.toSorted()).toEqual(route.refuses.toSorted());
    const roles = security.flatMap((each: Record<string, string[]>) => each['session'] ?? []);
    expect(roles).toEqual(route.access === 'anyone' || route.access === 'api-token' ? [] : rights[route.access].roles);
    expect(security.length === 0).toBe(route.access === 'anyone');
    for (const role of roles) expect(Role.options).toContain(role);
  });

  test('closes the list of refusals, each with its two sentences', () => {
    const { oneOf } = written.components.schemas.RefusalCode;
    expect(oneOf).toEqual(
      RefusalCode.options.map((code) => ({
        const: code,
        title: refusalTexts.en[code],
        description: refusalTexts.vi[code],
      })),
    );
  });

  test('is the same at every writing, and the one that is served', () => {
    expect(JSON.parse(JSON.stringify(openApiDocument()))).toEqual(written);
    const served = readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
    expect(JSON.parse(served)).toEqual(written);
  });
});

describe('an answer that is held against the document', () => {
  const answered = {
    method: 'GET',
    path: '/api/people/on-day?day=2026-11-22',
    status: 200,
    contentType: 'application/json; charset=utf-8',
    text: '{"people":[]}',
  };

  test.each([
    ['as it says', answered, null],
    ['with a status of its own', { ...answered, status: 418 }, 'no answer with 418: {"people":[]}'],
    ['of another kind', { ...answered, contentType: 'text/plain' }, 'no text/plain'],
    ['without what it has to hold', { ...answered, text: '{}' }, "data must have required property 'people'"],
    [
      'with more than it may hold',
      { ...answered, text: '{"people":[],"a":1}' },
      'data must NOT have additional properties',
    ],
    ['with a refusal that the route has', { ...answered, status: 401, text: refused('not-signed-in') }, null],
    ['of no route', { ...answered, path: '/api/nowhere' }, null],
  ])('%s', (_, answer, fault) => {
    expect(undocumented(answer)).toBe(fault);
  });

  test('with a refusal of other routes', () => {
    expect(undocumented({ ...answered, status: 401, text: refused('wrong-api-token') })).toContain(
      'must be equal to one of',
    );
  });
});

function refused(code: RefusalCode): string {
  return JSON.stringify({ refusal: { code, details: [] } });
}
