import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UpkeepClock, upkeepPace } from '../../../src/application/kit/upkeep-clock.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { MemorySettings } from '../../fakes/memory-storage.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe('the time by which things get too old', () => {
  it('never runs ahead of the wall clock, nor of the time that passed, however the clock is set and the hub restarted', async () => {
    const step = fc.record({
      act: fc.constantFrom('pass', 'set', 'restart', 'off'),
      ms: fc.integer({ min: 0, max: 40 * dayMs }),
      back: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const clock = new FakeClock();
        const settings = new MemorySettings();
        const ports = { settings, clock, logger: silentLogger };
        const begun = clock.now();
        let upkeep = await UpkeepClock.open(ports, null);
        let [ranMs, reached] = [0, begun];
        for (const { act, ms, back } of steps) {
          if (act === 'set') clock.set(back ? -ms : ms);
          else if (act === 'off') {
            await upkeep.write();
            upkeep.close();
            clock.set(ms);
            upkeep = await UpkeepClock.open(ports, clock.now());
          } else if (act === 'restart') {
            await upkeep.write();
            upkeep.close();
            upkeep = await UpkeepClock.open(ports, clock.now());
          } else {
            clock.pass(ms);
            ranMs += ms;
          }
          const now = upkeep.now();
          reached = Math.max(reached, now);
          expect(now).toBeLessThanOrEqual(clock.now());
          expect(reached - begun).toBeLessThanOrEqual(upkeepPace * ranMs);
        }
        await upkeep.write();
        upkeep.close();
      }),
    );
  });

  it('is the wall clock where that is right, and catches up with it within days after a month without power', async () => {
    const clock = new FakeClock();
    const settings = new MemorySettings();
    const ports = { settings, clock, logger: silentLogger };
    const before = await UpkeepClock.open(ports, null);
    for (let hour = 0; hour < 100; hour += 1) {
      clock.pass(hourMs);
      expect(before.now()).toBe(clock.now());
    }
    await before.write();
    before.close();
    clock.set(30 * dayMs);
    const after = await UpkeepClock.open(ports, null);
    expect(after.now()).toBe(clock.now() - 30 * dayMs);
    clock.pass(5 * dayMs);
    expect(after.now()).toBe(clock.now());
    after.close();
  });

  it('begins where a hub ran last that did not know of it', async () => {
    const clock = new FakeClock();
    const alive = clock.now() - 365 * dayMs;
    const ports = { settings: new MemorySettings(), clock, logger: silentLogger };
    const upkeep = await UpkeepClock.open(ports, alive);
    expect(upkeep.now()).toBe(alive);
    await upkeep.write();
    upkeep.close();
  });
});
