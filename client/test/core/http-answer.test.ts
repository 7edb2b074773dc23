import { Refusal } from '@diem-cau/shared';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { HubUnreachable, answerOf } from '../../src/core/http.ts';

const thrown = (status: number, body: unknown): unknown => {
  try {
    return answerOf(status, body, z.object({ done: z.boolean() }));
  } catch (error) {
    return error;
  }
};

test.each([408, 502, 503, 504])('a %i without a refusal is a matter of the line, not a fault of the hub', (status) => {
  expect(thrown(status, undefined)).toBeInstanceOf(HubUnreachable);
});

test('a refusal is thrown with its code, whatever the status', () => {
  for (const status of [408, 409, 421, 503]) {
    const error = thrown(status, { refusal: { code: 'line-too-slow', details: [] } });
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ code: 'line-too-slow' });
  }
});

test('anything else that is no answer is a fault', () => {
  expect(thrown(500, '<html>')).toMatchObject({ code: 'internal' });
  expect(thrown(200, { done: true })).toEqual({ done: true });
});
