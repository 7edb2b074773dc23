import { EndpointId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundOf } from '../../../../src/domain/meeting/hub-line/bound.ts';
import {
  fairly,
  needs,
  noWants,
  shareOut,
  sumOf,
  type Wanting,
  type Wants,
} from '../../../../src/domain/meeting/hub-line/sharing.ts';

const bits = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3_000_000 }));
const wants: fc.Arbitrary<Wants> = fc.record({
  ...{ voices: bits, speaker: bits, screen: bits, clearer: bits, others: bits, sharper: bits },
});
const wanting: fc.Arbitrary<Wanting> = fc.record({
  endpointId: fc.integer({ min: 1, max: 12 }).map((n) => EndpointId.parse(`xa-${n}`)),
  wants,
});
const all = fc.array(wanting, { maxLength: 24 });
const total = fc.integer({ min: 0, max: 60_000_000 });

const added = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const ofNeed = (shares: readonly Wants[], need: (typeof needs)[number]): number[] => shares.map((each) => each[need]);

describe('the hub’s own line', () => {
  it('is never shared out beyond its total, nor anybody given more than it wants, and nothing is left over while anybody wants', () => {
    fc.assert(
      fc.property(total, all, (has, uses) => {
        const shares = shareOut(has, uses);
        const given = added(shares.map(sumOf));
        expect(given).toBeLessThanOrEqual(has);
        for (const [index, share] of shares.entries())
          for (const need of needs) expect(share[need]).toBeLessThanOrEqual(uses[index]?.wants[need] ?? 0);
        // What is left for want of a whole bit for each of them.
        const wanted = added(uses.map((each) => sumOf(each.wants)));
        expect(given).toBeGreaterThanOrEqual(Math.min(has, wanted) - 2 * uses.length);
      }),
    );
  });

  it('gives up no voice for a picture, and gives nobody the next thing while another lacks the one before', () => {
    fc.assert(
      fc.property(total, all, (has, uses) => {
        const shares = shareOut(has, uses);
        const lacks = needs.findIndex(
          (need) =>
            added(ofNeed(shares, need)) <
            added(
              ofNeed(
                uses.map((each) => each.wants),
                need,
              ),
            ),
        );
        if (lacks === -1) return;
        for (const need of needs.slice(lacks + 1)) expect(added(ofNeed(shares, need))).toBe(0);
        for (const need of needs.slice(0, lacks))
          expect(ofNeed(shares, need)).toEqual(uses.map((each) => each.wants[need]));
      }),
    );
  });

  it('gives nobody less where it bears more', () => {
    fc.assert(
      fc.property(total, fc.integer({ min: 0, max: 5_000_000 }), all, (has, more, uses) => {
        const [one, other] = [shareOut(has, uses), shareOut(has + more, uses)];
        for (const [index, share] of one.entries())
          for (const need of needs) expect(other[index]?.[need] ?? 0).toBeGreaterThanOrEqual(share[need]);
      }),
    );
  });

  it('is shared alike between endpoints: whoever has less than another has all that it wants, however many pages the other has', () => {
    fc.assert(
      fc.property(total, all, (has, uses) => {
        const shares = shareOut(has, uses);
        for (const need of needs) {
          const of = (endpointId: EndpointId, each: readonly Wants[]): number =>
            added(each.filter((_, index) => uses[index]?.endpointId === endpointId).map((one) => one[need]));
          const endpoints = [...new Set(uses.map(({ endpointId }) => endpointId))].map((id) => ({
            has: of(id, shares),
            wants: of(
              id,
              uses.map((each) => each.wants),
            ),
          }));
          const most = Math.max(0, ...endpoints.map((each) => each.has));
          // Rounding gives one a bit more than another, and a bit more once more within an endpoint.
          for (const each of endpoints)
            if (each.has < each.wants && most > 0) expect(each.has).toBeGreaterThanOrEqual(most - 1 - uses.length);
        }
      }),
    );
  });

  it('leaves to others what somebody does not want', () => {
    expect(fairly(100, [10, 80, 80])).toEqual([10, 45, 45]);
    expect(fairly(100, [10, 20, 30])).toEqual([10, 20, 30]);
    expect(fairly(0, [10, 20])).toEqual([0, 0]);
    expect(fairly(100, [])).toEqual([]);
  });
});

describe('what a share of it lets through', () => {
  const wanted: Wants = {
    ...{ voices: 100_000, speaker: 140_000, screen: 400_000, clearer: 360_000, others: 140_000, sharper: 1_000_000 },
  };
  const bounded = (change: Partial<Wants>) => boundOf(wanted, { ...wanted, ...change });

  it('is everything where it is whole, and where nothing is wanted', () => {
    expect(boundOf(wanted, wanted)).toBeNull();
    expect(boundOf(noWants, noWants)).toBeNull();
  });

  it('is less sharp first, then the stage alone, then one picture without the screen, then the voices', () => {
    expect(bounded({ sharper: 0 })).toEqual({ rung: 'full', fewVoices: false, pictures: 1_040_000 });
    expect(bounded({ sharper: 0, others: 80_000 })?.rung).toBe('full');
    expect(bounded({ sharper: 0, others: 60_000 })?.rung).toBe('stage');
    expect(bounded({ sharper: 0, others: 0, clearer: 0 })).toEqual({
      ...{ rung: 'stage', fewVoices: false, pictures: 540_000 },
    });
    expect(bounded({ sharper: 0, others: 0, clearer: 0, screen: 399_000 })).toEqual({
      ...{ rung: 'one-picture', fewVoices: false, pictures: 140_000 },
    });
    expect(bounded({ sharper: 0, others: 0, clearer: 0, screen: 0, speaker: 40_000 })?.rung).toBe('one-picture');
    expect(bounded({ sharper: 0, others: 0, clearer: 0, screen: 0, speaker: 30_000 })).toEqual({
      ...{ rung: 'voice', fewVoices: false, pictures: 30_000 },
    });
  });

  it('is few voices only where there is not room for all of them', () => {
    const share = { ...noWants, voices: 99_000 };
    expect(boundOf(wanted, share)).toEqual({ rung: 'voice', fewVoices: true, pictures: 0 });
    fc.assert(
      fc.property(total, all, (has, uses) => {
        for (const [index, each] of shareOut(has, uses).entries()) {
          const want = uses[index]?.wants ?? noWants;
          const bound = boundOf(want, each);
          if (each.voices === want.voices) expect(bound?.fewVoices ?? false).toBe(false);
          else expect(bound?.pictures).toBe(0);
        }
      }),
    );
  });
});
