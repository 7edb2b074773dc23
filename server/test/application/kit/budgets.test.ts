import { expect, it } from 'vitest';
import { Budgets } from '../../../src/application/kit/budgets.ts';
import { FakeClock } from '../../fakes/clock.ts';

const few = { burst: 3, perSecond: 2 } as const;

it('say when there is room again, and name who asks for too much once a minute', () => {
  const clock = new FakeClock();
  const named: string[] = [];
  const budgets = new Budgets(clock, (asker) => named.push(asker));
  expect(Array.from({ length: 5 }, () => budgets.take('a', few))).toEqual([0, 0, 0, 500, 500]);
  expect(budgets.take('b', few)).toBe(0);
  clock.pass(500);
  expect([budgets.take('a', few), budgets.take('a', few)]).toEqual([0, 500]);
  clock.pass(60_000);
  expect(Array.from({ length: 4 }, () => budgets.take('a', few)).filter((waitMs) => waitMs === 0)).toHaveLength(3);
  expect(named).toEqual(['a', 'a']);
});

it('of a flood of askers have an end, and whoever floods is not forgotten by it', () => {
  const budgets = new Budgets(new FakeClock(), () => undefined);
  for (let taken = 0; taken < 3; taken += 1) budgets.take('a', few);
  for (let other = 0; other < 30_000; other += 1) {
    budgets.take(`stranger-${other}`, few);
    if (other % 1_000 === 0) expect(budgets.take('a', few)).toBeGreaterThan(0);
  }
});
