import { requests } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { routes } from '../../../src/adapters/http/registry.ts';

/** What glues words in a paper, breaks a paper, or hides: the door makes line ends or nothing of it. */
const astray = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]|\p{Cs}/u;
const pasted = ['a\u000Bb', 'a\uFFFFb', 'a\uD800b', 'a\u2028b', 'a\u0000b'].flatMap((text) => [text, text.repeat(8)]);

/** Texts that come in and are neither kept nor shown: secrets, which no door may change. */
const secrets = ['password', 'oldPassword', 'newPassword', 'token'];

/** Each text within a schema that takes what was pasted as it stands, by its place. */
const open = (schema: unknown, path: string): string[] => {
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) {
    const isSecret = secrets.some((name) => path.endsWith(`.${name}`));
    const takes = pasted.some((text) => {
      const { success, data } = schema.safeParse(text);
      return success && astray.test(data);
    });
    return takes && !isSecret ? [path] : [];
  }
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, value]) => open(value, `${path}.${key}`));
  if (schema instanceof z.ZodArray) return open(schema.element, `${path}[]`);
  if (schema instanceof z.ZodTuple) return schema.def.items.flatMap((each) => open(each, `${path}[]`));
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((each) => open(each, path));
  // Media parameters, which only mediasoup reads.
  if (schema instanceof z.ZodRecord) return open(schema.valueType, path);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return open(schema.unwrap(), path);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) return open(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe) return open(schema.in, path).length > 0 ? open(schema.out, path) : [];
  const closed = [
    z.ZodEnum,
    z.ZodLiteral,
    z.ZodNumber,
    z.ZodBoolean,
    z.ZodNull,
    z.ZodUndefined,
    z.ZodCustom,
    z.ZodUnknown,
  ];
  return closed.some((kind) => schema instanceof kind) ? [] : [`${path}: a kind that this test does not know`];
};

describe('text comes in through one door', () => {
  test.each(Object.entries(requests))('in the request %s', (name, { params }) => {
    expect(open(params, name)).toEqual([]);
  });

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('in %s', (name, route) => {
    expect([...open(route.params, name), ...open(route.query, name), ...open(route.body, name)]).toEqual([]);
  });

  test('which this test would see standing open', () => {
    const schema = z.strictObject({
      a: z.string().max(9),
      b: z.array(z.string().trim().nullable()).optional(),
      password: z.string(),
      c: z.string().regex(/^[a-z]+$/u),
    });
    expect(open(schema, 'x')).toEqual(['x.a', 'x.b[]']);
  });
});
