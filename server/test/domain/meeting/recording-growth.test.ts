import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grown, rateNow, rateOfMinutes, type Growth } from '../../../src/domain/meeting/recording/growth.ts';

/** A recorder that writes so fast, and tells of it twice a second for so many seconds. */
const written = (seconds: number, rateAt: (second: number) => number): Growth => {
  let growth: Growth = [];
  let bytes = 0;
  for (let half = 0; half <= seconds * 2; half += 1) {
    growth = grown(growth, { ms: 5_000 + half * 500, bytes: Math.round(bytes) });
    bytes += rateAt(half / 2) / 2;
  }
  return growth;
};

describe('how fast a recording grows', () => {
  it('is told to a tenth, whatever the rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4_000, max: 2_000_000 }), fc.integer({ min: 11, max: 900 }), (rate, seconds) => {
        const growth = written(seconds, () => rate);
        expect(rateNow(growth) / rate).toBeCloseTo(1, 1);
        expect((rateOfMinutes(growth) ?? 0) / rate).toBeCloseTo(1, 1);
      }),
    );
  });

  it('remembers some minutes and no more, however long it goes on', () => {
    const growth = written(4_000, () => 20_000);
    expect(growth.length).toBeLessThan(400);
    const [first, last] = [growth[0]?.ms ?? 0, growth.at(-1)?.ms ?? 0];
    expect(last - first).toBeGreaterThan(290_000);
    expect(last - first).toBeLessThanOrEqual(300_000);
  });

  it('is told of now, and reckoned with over minutes', () => {
    const growth = written(300, (second) => (second < 280 ? 100_000 : 0));
    expect(rateNow(growth)).toBe(0);
    expect(rateOfMinutes(growth)).toBeGreaterThan(90_000);
    expect(rateOfMinutes(growth)).toBeLessThan(100_000);
  });

  it('is not reckoned with before something is known of it, and never with nothing', () => {
    expect(rateNow([])).toBe(0);
    expect(rateOfMinutes([])).toBeNull();
    expect(rateNow(grown([], { ms: 1, bytes: 5 }))).toBe(0);
    expect(rateOfMinutes(written(5, () => 5_000))).toBeNull();
    expect(rateOfMinutes(written(60, () => 0))).toBe(4_000);
  });
});
