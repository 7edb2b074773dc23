import { EndpointId } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { mostChecksOfOne, type CheckStore } from '../../src/application/ports/check-store.ts';
import { checkOf } from './checks.ts';

/** What every storage promises of the checks of endpoints. @param checks those of the storage that is open now */
export const checksContract = (checks: () => CheckStore): void => {
  describe('the checks of endpoints', () => {
    const [one, other] = [EndpointId.parse('e-1'), EndpointId.parse('e-2')];

    it('gives the newest of each, whole, and when all of a time were', async () => {
      expect(await checks().newest()).toEqual([]);
      const kept = [checkOf(one, 1_000), checkOf(other, 2_000), checkOf(one, 3_000, false)];
      for (const check of kept) await checks().keep(check, 0);
      const newest = await checks().newest();
      expect(newest.toSorted((a, b) => a.at - b.at)).toEqual([kept[1], kept[2]]);
      expect(await checks().of(one, 10)).toEqual([kept[2], kept[0]]);
      expect(await checks().of(one, 1)).toEqual([kept[2]]);
      expect(await checks().between(2_000, 3_000)).toEqual([
        { endpointId: one, at: 3_000, passed: false, beginner: { by: 'endpoint' } },
        { endpointId: other, at: 2_000, passed: true, beginner: { by: 'endpoint' } },
      ]);
    });

    it('tells which came last by no clock: one that ran ahead hides nothing, and two of one moment are two', async () => {
      const year = 365 * 24 * 3_600_000;
      const kept = [checkOf(one, year), checkOf(one, 5_000), checkOf(one, 5_000, false)];
      for (const check of kept) await checks().keep(check, 0);
      expect(await checks().newest()).toContainEqual(kept[2]);
      expect(await checks().of(one, 3)).toEqual(kept.toReversed());
      expect((await checks().between(year, year)).map(({ at }) => at)).toEqual([year]);
    });

    it('keeps those since so long ago, and so many of one, whenever they are dated', async () => {
      await checks().keep(checkOf(other, 1), 0);
      await checks().keep(checkOf(other, 9_000), 6_000);
      expect((await checks().between(0, 10_000)).map(({ at }) => at)).toEqual([9_000]);
      for (let n = 0; n <= mostChecksOfOne; n += 1) await checks().keep(checkOf(one, 1_000_000 - n), 6_000);
      const all = await checks().of(one, 2 * mostChecksOfOne);
      expect(all).toHaveLength(mostChecksOfOne);
      expect([all[0]?.at, all.at(-1)?.at]).toEqual([1_000_000 - mostChecksOfOne, 999_999]);
    });
  });
};
