import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SteadyTime } from '../../../src/application/kit/steady-time.ts';
import { FakeClock } from '../../fakes/clock.ts';

const passing = fc.oneof(
  fc.record({ act: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 3_000 }) }),
  fc.record({ act: fc.constant('sleep' as const), ms: fc.integer({ min: 1_100, max: 3_600_000 }) }),
  fc.record({ act: fc.constant('set' as const), ms: fc.integer({ min: -4_000_000, max: 4_000_000 }) }),
);

it('goes as time passes, the machine’s sleep included, however often it is read and however the wall clock is set', () => {
  fc.assert(
    fc.property(fc.array(passing, { maxLength: 300 }), (steps) => {
      const clock = new FakeClock();
      // As /proc/uptime tells it.
      const read = {
        monotonicMs: () => clock.monotonicMs(),
        uptimeMs: () => Math.floor(clock.uptimeMs() / 10) * 10,
        bootId: null,
      };
      const begun = clock.now();
      const time = new SteadyTime(read, begun);
      let passedMs = 0;
      let before = begun;
      for (const { act, ms } of steps) {
        clock[act](ms);
        if (act !== 'set') passedMs += ms;
        const now = time.now();
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
      }
      const slept = steps.filter(({ act }) => act === 'sleep').length;
      expect(Math.abs(time.now() - begun - passedMs)).toBeLessThanOrEqual(10 * (slept + 1));
    }),
  );
});

it('does not run too fast where it is read a hundred times a second', () => {
  const clock = new FakeClock();
  const time = new SteadyTime(
    { monotonicMs: () => clock.monotonicMs(), uptimeMs: () => Math.floor(clock.uptimeMs() / 10) * 10, bootId: null },
    0,
  );
  for (let read = 0; read < 100_000; read += 1) {
    clock.pass(9);
    time.now();
  }
  expect(time.now()).toBe(900_000);
});
