import { EndpointId } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { checksKeptMs, mostChecksOfOne, type CheckStore } from '../../src/application/ports/check-store.ts';
import { checkOf } from './checks.ts';

/** What every storage promises of the checks of endpoints. @param checks those of the storage that is open now */
export const checksContract = (checks: () => CheckStore): void => {
  describe('the checks of endpoints', () => {
    const [one, other] = [EndpointId.parse('e-1'), EndpointId.parse('e-2')];

    it('gives the newest of each, whole, and when all of a time were', async () => {
      expect(await checks().newest()).toEqual([]);
      const kept = [checkOf(one, 1_000), checkOf(other, 2_000), checkOf(one, 3_000, false)];
      for (const check of kept) await checks().keep(check);
      const newest = await checks().newest();
      expect(newest.toSorted((a, b) => a.at - b.at)).toEqual([kept[1], kept[2]]);
      expect(await checks().of(one, 10)).toEqual([kept[2], kept[0]]);
      expect(await checks().of(one, 1)).toEqual([kept[2]]);
      expect(await checks().between(2_000, 3_000)).toEqual([
        { endpointId: one, at: 3_000, passed: false, beginner: { by: 'endpoint' } },
        { endpointId: other, at: 2_000, passed: true, beginner: { by: 'endpoint' } },
      ]);
    });

    it('keeps them for so long, and so many of one', async () => {
      await checks().keep(checkOf(other, 1));
      await checks().keep(checkOf(other, 1_000 + checksKeptMs));
      expect(await checks().between(0, 1_000)).toEqual([]);
      for (let n = 0; n <= mostChecksOfOne; n += 1) await checks().keep(checkOf(one, 1_000_000 + checksKeptMs + n));
      const all = await checks().between(0, 2 * checksKeptMs);
      expect(all).toHaveLength(mostChecksOfOne + 1);
      expect(all.at(-2)).toMatchObject({ endpointId: one, at: 1_000_001 + checksKeptMs, passed: true });
    });
  });
};
