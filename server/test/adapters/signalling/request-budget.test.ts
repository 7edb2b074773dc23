import { EndpointId, type Principal } from '@diem-cau/shared';
import { expect, it } from 'vitest';
import { RequestBudgets } from '../../../src/adapters/signalling/request-budget.ts';
import { tokenBucket } from '../../../src/application/kit/token-bucket.ts';

const endpoint = (id: string): Principal => ({
  kind: 'endpoint',
  endpointId: EndpointId.parse(id),
  name: id,
  leads: false,
});
const [a, b] = [endpoint('a'), endpoint('b')];

/** How many of many requests are granted. */
const granted = (budgets: RequestBudgets, asker: Principal, name: string): number =>
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
  const budgets = new RequestBudgets({ monotonicMs: () => 0 }, () => undefined);
  const first = granted(budgets, a, 'hub.hello');
  expect(first).toBeGreaterThanOrEqual(60);
  expect(first).toBeLessThan(200);
  expect(granted(budgets, a, 'hub.hello')).toBe(0);
  expect(granted(budgets, b, 'hub.hello')).toBe(first);
});

it('grants few dear requests, and the others although those are spent', () => {
  let now = 0;
  const budgets = new RequestBudgets({ monotonicMs: () => now }, () => undefined);
  const take = (name: string): boolean => budgets.take(a, name);
  const joins = Array.from({ length: 60 }, () => take('meeting.join')).filter(Boolean).length;
  // A page that comes in with all media, a few times in a row.
  expect(joins).toBeGreaterThanOrEqual(20);
  expect(joins).toBeLessThan(60);
  expect(take('media.produce')).toBe(false);
  // Each opening and closing is a fact on the disk; closing alone is none, and must always be possible.
  expect(take('media.openMicrophone')).toBe(false);
  expect(
    ['media.closeMicrophone', 'meeting.leave', 'no such request', ['meeting.join']].map((name) =>
      budgets.take(a, name),
    ),
  ).toEqual([true, true, true, true]);
  now += 2_000;
  expect(take('meeting.join')).toBe(true);
});

it('names who asks for too much, once a minute', () => {
  let now = 0;
  const named: string[] = [];
  const budgets = new RequestBudgets({ monotonicMs: () => now }, (asker) => named.push(asker));
  expect(budgets.take(b, 'hub.hello')).toBe(true);
  granted(budgets, a, 'hub.hello');
  expect(named).toEqual(['endpoint:a']);
  now += 61_000;
  granted(budgets, a, 'meeting.join');
  expect(named).toEqual(['endpoint:a', 'endpoint:a']);
});
