import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { requests } from '../src/protocol/index.ts';
import { notices } from '../src/protocol/seat.ts';
import { OpeningRequest } from '../src/protocol/meeting.ts';

type Schema = z.core.JSONSchema.BaseSchema;

/** Media parameters are opaque objects: mediasoup checks them, the message's size bounds them. */
const isOpaque = (schema: Schema): boolean => schema.type === 'object' && schema.properties === undefined;

const asSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** A text that may be null has two types. */
const isOf = ({ type }: Schema, ...wanted: readonly string[]): boolean =>
  [type].flat().some((each: unknown) => typeof each === 'string' && wanted.includes(each));

/** Everything in a schema that a hostile page could blow up: strings and lists without end, objects that take any field. */
const unbounded = (schema: Schema, path: string): string[] => {
  const below = [
    ...Object.entries(schema.properties ?? {}).map(([key, value]) => [`${path}.${key}`, value] as const),
    ...[schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
      .flat()
      .map((value) => [`${path}[]`, value] as const),
  ].flatMap(([at, value]) => (asSchema(value) ? unbounded(value, at) : []));
  const isText = isOf(schema, 'string') && schema.enum === undefined && schema.const === undefined;
  if (isText && schema.maxLength === undefined) return [...below, `${path}: text without an end`];
  if (isOf(schema, 'array') && schema.maxItems === undefined) return [...below, `${path}: list without an end`];
  if (isOf(schema, 'object') && !isOpaque(schema) && schema.additionalProperties !== false)
    return [...below, `${path}: takes unknown fields`];
  if (isOf(schema, 'integer', 'number') && schema.maximum === undefined)
    return [...below, `${path}: number without an end`];
  return below;
};

describe('the protocol', () => {
  test.each(Object.entries(requests))('%s takes nothing without an end', (name, { params }) => {
    expect(unbounded(z.toJSONSchema(params, { io: 'input' }), name)).toEqual([]);
  });

  test('the check itself sees what has no end', () => {
    const loose = z.object({
      a: z.string(),
      b: z.array(z.strictObject({ c: z.number() })),
      d: z.string().max(3),
      e: z.string().nullable(),
    });
    expect(unbounded(z.toJSONSchema(loose, { io: 'input' }), 'x')).toEqual([
      'x.a: text without an end',
      'x.b[].c: number without an end',
      'x.b: list without an end',
      'x.e: text without an end',
      'x: takes unknown fields',
    ]);
  });

  test('names are a topic and an act, requests and notices apart', () => {
    for (const name of [...Object.keys(requests), ...Object.keys(notices)]) {
      expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
    }
    expect(Object.keys(requests).filter((name) => name in notices)).toEqual([]);
  });

  test('what the hub answers and announces has no unknown fields either', () => {
    const schemas = [
      ...Object.entries(requests).map(([name, { result }]) => [name, result] as const),
      ...Object.entries(notices),
    ];
    for (const [name, schema] of schemas) {
      const loose = unbounded(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }), name);
      expect(loose.filter((fault) => fault.endsWith('unknown fields'))).toEqual([]);
    }
  });
});

describe('the request to open a meeting', () => {
  const request = { title: 'Họp giao ban', type: 'giao-ban', expected: ['binh-gia'], holdsNoStateSecret: true };

  test('keeps the title composed and without blanks around it', () => {
    const parsed = OpeningRequest.parse({ ...request, title: `  ${'Họp giao ban'.normalize('NFD')} ` });
    expect(parsed.title).toBe('Họp giao ban');
  });

  test.each([
    ['an empty title', { title: '   ' }],
    ['a title that nobody can see', { title: '\u0007' }],
    ['a title without end', { title: 'x'.repeat(301) }],
    ['nobody expected', { expected: [] }],
    ['an endpoint’s id that is none', { expected: ['../etc'] }],
    ['an unknown type', { type: 'party' }],
    ['no declaration', { holdsNoStateSecret: undefined }],
    ['a cap of nobody', { maxEndpoints: 0 }],
    ['half an endpoint', { maxEndpoints: 2.5 }],
    ['a field that nobody asked for', { chair: 'me' }],
  ])('refuses %s', (_, change) => {
    expect(OpeningRequest.safeParse(request).success).toBe(true);
    expect(OpeningRequest.safeParse({ ...request, ...change }).success).toBe(false);
  });
});
