import { expect, it } from 'vitest';
import { RequestBudgets, tokenBucket } from '../../../src/adapters/signalling/request-budget.ts';

/** How many of many requests are granted. */
const granted = (budgets: RequestBudgets, asker: string, name: string): number =>
  Array.from({ length: 500 }, () => budgets.take(asker, name)).filter(Boolean).length;

it('bears a burst, refuses a flood, and recovers with time', () => {
  let now = 0;
  const bucket = tokenBucket({ monotonicMs: () => now }, { burst: 10, perSecond: 2 });
  const take = (): number => Array.from({ length: 100 }, () => bucket.take()).filter(Boolean).length;
  expect(take()).toBe(10);
  now += 1_000;
  expect(take()).toBe(2);
  now += 3_600_000;
  expect(take()).toBe(10);
});

it('is shared by all sockets of an asker, and by nobody else', () => {
  const budgets = new RequestBudgets({ monotonicMs: () => 0 });
  const first = granted(budgets, 'endpoint:a', 'hub.hello');
  expect(first).toBeGreaterThanOrEqual(60);
  expect(first).toBeLessThan(200);
  expect(granted(budgets, 'endpoint:a', 'hub.hello')).toBe(0);
  expect(granted(budgets, 'endpoint:b', 'hub.hello')).toBe(first);
});

it('grants few dear requests, and the others although those are spent', () => {
  let now = 0;
  const budgets = new RequestBudgets({ monotonicMs: () => now });
  const take = (name: string): boolean => budgets.take('endpoint:a', name);
  const joins = Array.from({ length: 60 }, () => take('meeting.join')).filter(Boolean).length;
  // A page that comes in with all media, a few times in a row.
  expect(joins).toBeGreaterThanOrEqual(20);
  expect(joins).toBeLessThan(60);
  expect(take('media.produce')).toBe(false);
  expect(
    ['media.closeMicrophone', 'meeting.leave', 'no such request', ['meeting.join']].map((name) =>
      budgets.take('endpoint:a', name),
    ),
  ).toEqual([true, true, true, true]);
  now += 2_000;
  expect(take('meeting.join')).toBe(true);
});
