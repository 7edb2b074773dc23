import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ClockWatch } from '../../../src/application/meeting/watches/clock-watch.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const hour = 3_600_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const watched = () => {
  const clock = new FakeClock();
  const steps: number[] = [];
  const watch = new ClockWatch(clock, silentLogger, (from, to) => steps.push(to - from));
  watch.start();
  const pass = (ms: number, creepMs = 0): void => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      clock.pass(1_000);
      clock.set(creepMs);
      watch.look();
    }
  };
  return { clock, steps, watch, pass };
};

it('tells each step once, forward or back', () => {
  const { clock, steps, watch, pass } = watched();
  for (const byMs of [hour, -hour, 365 * 24 * hour, -5_000]) {
    clock.set(byMs);
    pass(3_000);
  }
  expect(steps).toEqual([hour, -hour, 365 * 24 * hour, -5_000]);
  watch.stop();
});

it('follows a clock that is kept in step by 500 ppm for a day', () => {
  for (const creepMs of [0.5, -0.5]) {
    const { steps, watch, pass } = watched();
    pass(24 * hour, creepMs);
    expect(steps).toEqual([]);
    watch.stop();
  }
});

it('notices small steps when they have added up, also of a clock that creeps', () => {
  const { clock, steps, watch, pass } = watched();
  for (let step = 0; step < 4; step += 1) {
    clock.set(2_000);
    pass(60_000, 0.4);
  }
  expect(steps).toHaveLength(1);
  expect(steps[0]).toBeGreaterThanOrEqual(5_000);
  watch.stop();
});

it('does not take the machine’s sleep for a clock that was set', () => {
  const { clock, steps, watch, pass } = watched();
  clock.sleep(8 * hour);
  pass(3_000);
  expect(steps).toEqual([]);
  clock.sleep(hour);
  clock.set(hour);
  pass(3_000);
  expect(steps).toEqual([hour]);
  watch.stop();
});
