import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Paced } from '../../../src/application/kit/paced.ts';

const clock = { monotonicMs: () => performance.now() };
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('does the first at once, what is wished for meanwhile once after the pause, and rests when nothing is wished for', () => {
  const act = vi.fn();
  const paced = new Paced(clock, 500, act);
  paced.wish();
  expect(act).toHaveBeenCalledTimes(1);
  for (let wish = 0; wish < 10; wish += 1) paced.wish();
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(500);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(500);
  expect(act).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(0);
  paced.wish();
  expect(act).toHaveBeenCalledTimes(3);
});

it('keeps what was wished for by what it does itself', () => {
  let done = 0;
  const paced: Paced = new Paced(clock, 500, () => {
    done += 1;
    if (done === 1) paced.wish();
  });
  paced.wish();
  vi.advanceTimersByTime(500);
  expect(done).toBe(2);
});

it('does nothing once it is closed, and keeps no timer', () => {
  const act = vi.fn();
  const paced = new Paced(clock, 500, act);
  paced.wish();
  paced.wish();
  paced.close();
  paced.close();
  paced.wish();
  expect(vi.getTimerCount()).toBe(0);
  expect(act).toHaveBeenCalledTimes(1);
});
