import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BoundedLines } from '../../../src/adapters/system/bounded-lines.ts';
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
