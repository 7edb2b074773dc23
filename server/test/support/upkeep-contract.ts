import { EndpointId } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { LineKeeping } from '../../src/application/lines/line-keeping.ts';
import { CheckTelling } from '../../src/application/meeting/checks/check-telling.ts';
import { LineMemory } from '../../src/application/meeting/line-memory.ts';
import { UpkeepClock } from '../../src/application/kit/upkeep-clock.ts';
import type { Storage } from '../../src/adapters/storage/storage.ts';
import { noSums } from '../../src/domain/lines/line-sums.ts';
import { FakeClock } from '../fakes/clock.ts';
import { checkOf, goodFigures } from './checks.ts';
import { silentLogger } from './silent-logger.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What no wall clock can make any storage let go of. @param storage the one that is open now */
export const upkeepContract = (storage: () => Storage): void => {
  describe('while the wall clock is a year ahead for an hour', () => {
    const [one, other] = [EndpointId.parse('e-1'), EndpointId.parse('e-2')];

    it('lets go of nothing that is not too old by the time that passed, and all comes back to its order after it', async () => {
      const { lines, checks, endedSessions, guessCounts, settings } = storage();
      const clock = new FakeClock();
      const begun = clock.now();
      const upkeep = await UpkeepClock.open({ settings, clock, logger: silentLogger }, null);
      const keeping = new LineKeeping({ store: lines, clock, upkeep, logger: silentLogger, keptDays: 400 });
      const isLocal = () => false;
      const memory = new LineMemory({ store: lines, isLocal, clock, upkeep, logger: silentLogger, keptDays: 400 });
      const telling = new CheckTelling({ checks, clock, upkeep, logger: silentLogger });
      const sums = { ...noSums, measuredMs: 60_000 };
      const old = [10, 100, 300].map((days) => ({ endpointId: one, from: begun - days * dayMs, sums }));
      await keeping.take(old);
      await lines.keepBorne([{ endpointId: one, way: 'down', bears: 900_000, at: begun }]);
      await checks.keep(checkOf(other, begun - 300 * dayMs), 0);
      await endedSessions.end('stolen', begun + 12 * hourMs, upkeep.now());
      const guesses = { keyHash: 'a'.repeat(64), wrong: 9, at: begun, waitUntil: begun, forgottenAt: begun + dayMs };
      await guessCounts.save([guesses], [], upkeep.now());

      clock.set(365 * dayMs);
      for (let passed = 0; passed < 60; passed += 1) {
        clock.pass(60_000);
        await keeping.take([{ endpointId: other, from: clock.now(), sums }]);
      }
      await memory.start();
      await memory.close();
      await telling.keep(one, { by: 'endpoint' }, goodFigures);
      await endedSessions.end('another', clock.now() + 12 * hourMs, upkeep.now());
      await guessCounts.save([], [], upkeep.now());
      clock.set(-365 * dayMs);
      telling.forget(one);
      const right = await telling.keep(one, { by: 'endpoint' }, { ...goodFigures, tookMs: 60_000 });

      expect((await lines.between(0, begun)).map(({ from }) => from).sort()).toEqual(
        old.map(({ from }) => from).sort(),
      );
      expect(await lines.allBorne('down')).toHaveLength(1);
      expect(await checks.of(other, 1)).toHaveLength(1);
      expect((await checks.newest()).find(({ endpointId }) => endpointId === one)).toEqual(right);
      expect(await endedSessions.hasEnded('stolen')).toBe(true);
      expect(await guessCounts.all(clock.now())).toHaveLength(1);
      await upkeep.write();
      upkeep.close();
      // Nor does it begin from the wrong clock after a restart.
      clock.set(365 * dayMs);
      const again = await UpkeepClock.open({ settings, clock, logger: silentLogger }, null);
      expect(again.now()).toBeLessThan(begun + dayMs);
      again.close();
    });
  });
};
