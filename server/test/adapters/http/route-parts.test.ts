import { expect, it } from 'vitest';
import { z } from 'zod';
import { json, noBody, nothing, routesOf } from '../../../src/adapters/http/route.ts';
import type { PeopleParts } from '../../../src/adapters/http/routes/people/people-parts.ts';

it('a route reaches the parts of its own subject and no other: the compiler refuses it', () => {
  const route = routesOf<PeopleParts>();
  const made = route({
    method: 'GET',
    path: '/x',
    access: 'anyone',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: z.unknown(),
    summary: 'X.',
    // @ts-expect-error the record is another subject's
    handle: async (_, { people, records }) => json([people, records]),
  });
  expect(made.refuses).toEqual(['malformed', 'too-many-requests', 'internal']);
});
