import { expect, test } from 'vitest';
import { Instant } from '../../src/kit/time.ts';

test('an instant has a day in every zone', () => {
  const latest = Date.UTC(9999, 11, 31);
  expect(new Date(Instant.parse(latest) + 14 * 3_600_000).getUTCFullYear()).toBe(9999);
  expect(Instant.safeParse(latest + 1).success).toBe(false);
  expect(Instant.safeParse(Number.MAX_SAFE_INTEGER).success).toBe(false);
});
