import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BoundedLines, kindOf } from '../../../src/adapters/system/bounded-lines.ts';
import { FakeClock } from '../../fakes/clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('writes equal lines up to a bound, tells how many were left out, and leaves others alone', () => {
  const clock = new FakeClock();
  const lines = new BoundedLines(clock);
  const told: number[] = [];
  const write = (kind: string): boolean => lines.mayWrite(kind, (leftOut) => void told.push(leftOut));
  const written = Array.from({ length: 1_000 }, () => write('50 a bug')).filter(Boolean);
  expect(written).toHaveLength(100);
  expect(write('50 another bug')).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([900]);
  clock.pass(10_000);
  expect(Array.from({ length: 20 }, () => write('50 a bug')).filter(Boolean)).toHaveLength(10);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([900, 10]);
  vi.advanceTimersByTime(600_000);
  expect(told).toHaveLength(2);
});

it('has an end also where each line is another', () => {
  const lines = new BoundedLines(new FakeClock());
  const written = Array.from({ length: 5_000 }, (_, index) => lines.mayWrite(`40 line ${index}`, () => undefined));
  expect(written.filter(Boolean)).toHaveLength(1_100);
});

it('lets nobody crowd out what somebody else is said to have done', () => {
  const lines = new BoundedLines(new FakeClock());
  const write = (by: string | null): boolean =>
    lines.mayWrite(kindOf(30, [{ method: 'DELETE', by }, 'request']).kind, () => undefined);
  for (let each = 0; each < 1_000; each += 1) [null, 'enrolment:a'].map(write);
  expect([null, 'enrolment:a'].map(write)).toEqual([false, false]);
  expect(write('account:admin')).toBe(true);
  expect(kindOf(30, ['the hub is running'])).toEqual({ said: 'the hub is running', kind: '30 the hub is running' });
});
