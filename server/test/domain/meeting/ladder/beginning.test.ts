import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsWith, remembered, type BorneWhen } from '../../../../src/domain/meeting/ladder/beginning.ts';

const rate = fc.integer({ min: 30_000, max: 50_000_000 });
const estimates = fc.array(fc.record({ bears: rate, wished: rate }), { minLength: 1, maxLength: 60 });
const after = (all: readonly { readonly bears: number; readonly wished: number }[], before: BorneWhen | null = null) =>
  all.reduce<BorneWhen | null>((known, each) => remembered(known, each), before);

describe('what a line begins with', () => {
  it('is half of what it bore last, so that a worse line than then is not flooded', () => {
    expect(beginsWith({ bears: 2_000_000 }, false)).toBe(1_000_000);
    fc.assert(fc.property(rate, (bears) => void expect(beginsWith({ bears }, false)).toBeLessThanOrEqual(bears / 2)));
  });

  it('is the media server’s own first guess for one that was never seen, and more in the local network', () => {
    expect(beginsWith(null, false)).toBeNull();
    expect(beginsWith(null, true)).toBe(3_000_000);
    expect(beginsWith({ bears: 800_000 }, true)).toBe(800_000);
  });
});

describe('what is remembered of a line', () => {
  it('is the most that it bore while nothing squeezed it, however little was wished for later', () => {
    const all = [
      { bears: 400_000, wished: 300_000 },
      { bears: 3_000_000, wished: 2_500_000 },
      { bears: 200_000, wished: 140_000 },
    ];
    expect(after(all)).toEqual({ bears: 3_000_000 });
  });

  it('goes down with a line that has become worse, within a minute or so, and not by one bad moment', () => {
    const squeezed = { bears: 100_000, wished: 2_000_000 };
    const once = remembered({ bears: 3_000_000 }, squeezed);
    expect(once.bears).toBeGreaterThan(2_800_000);
    const minute = after(
      Array.from({ length: 80 }, () => squeezed),
      { bears: 3_000_000 },
    );
    expect(minute?.bears).toBeLessThan(200_000);
  });

  it('is never more than the line ever bore, nor less than the least of it', () => {
    fc.assert(
      fc.property(estimates, (all) => {
        const { bears } = after(all) ?? { bears: 0 };
        expect(bears).toBeLessThanOrEqual(Math.max(...all.map((each) => each.bears)));
        expect(bears).toBeGreaterThanOrEqual(Math.min(10_000_000, ...all.map((each) => each.bears)) - 1);
      }),
    );
  });
});
