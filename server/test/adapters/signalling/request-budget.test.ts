import { expect, it } from 'vitest';
import { requestBudget } from '../../../src/adapters/signalling/request-budget.ts';

it('bears a burst, refuses a flood, and recovers with time', () => {
  let now = 0;
  const budget = requestBudget(() => now);
  const taken = Array.from({ length: 500 }, () => budget.take()).filter(Boolean).length;
  expect(taken).toBeGreaterThanOrEqual(60);
  expect(taken).toBeLessThan(200);
  expect(budget.take()).toBe(false);
  now += 1_000;
  expect(budget.take()).toBe(true);
  now += 3_600_000;
  expect(Array.from({ length: 500 }, () => budget.take()).filter(Boolean).length).toBe(taken);
});
