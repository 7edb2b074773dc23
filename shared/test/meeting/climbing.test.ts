import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climbFrom, climbOn, type Climb, type Patience } from '../../src/index.ts';

const patience: Patience = { believeAfterMs: 2_000, firstMs: 4_000, longestMs: () => 60_000, provenAfterMs: 10_000 };

/** A climb on which the same is found for a while, once a second. */
const during = (climb: Climb, fromMs: number, forMs: number, bears: number | null): Climb => {
  let now = climb;
  for (let ms = 1_000; ms <= forMs; ms += 1_000) now = climbOn(now, { nowMs: fromMs + ms, bears }, patience);
  return now;
};

/** Step 1 has just been tried from step 2, after tries that failed before. */
const justTried = (failed: number, nowMs: number): Climb => ({
  ...climbFrom(1, nowMs),
  triedAtMs: nowMs,
  patienceMs: new Map(failed === 0 ? [] : [[1, Math.min(60_000, 4_000 * 2 ** failed)]]),
});

describe('a climb', () => {
  it('counts no try as failed that held, be its step full all the while: the next one waits as at first', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 6 }),
        fc.integer({ min: 10, max: 900 }),
        fc.constantFrom(1, null),
        (failed, heldS, found) => {
          // Nothing is found on the highest step without being well; on a full one nothing higher is tried.
          const start = { ...justTried(failed, 0), step: found === null ? 0 : 1 };
          const tried = { ...start, patienceMs: new Map([...start.patienceMs].map(([, ms]) => [start.step, ms])) };
          const held = during(tried, 0, heldS * 1_000, found);
          expect(held.step).toBe(start.step);
          const fallen = during(held, heldS * 1_000, 3_000, 2);
          expect(fallen.step).toBe(2);
          expect(fallen.patienceMs.get(start.step)).toBeUndefined();
        },
      ),
    );
  });

  it('counts one as failed that did not, and waits twice as long, to an end', () => {
    fc.assert(
      fc.property(fc.nat({ max: 6 }), fc.integer({ min: 0, max: 8 }), (failed, heldS) => {
        const tried = justTried(failed, 0);
        const fallen = during(during(tried, 0, heldS * 1_000, 1), heldS * 1_000, 3_000, 2);
        expect(fallen.step).toBe(2);
        expect(fallen.patienceMs.get(1)).toBe(Math.min(60_000, (tried.patienceMs.get(1) ?? 4_000) * 2));
      }),
    );
  });

  it('finds a step proven at the next look, however long nobody looked', () => {
    const seldom = { ...patience, believeAfterMs: 0 };
    const fallen = climbOn(justTried(2, 0), { nowMs: 3_600_000, bears: 2 }, seldom);
    expect(fallen.step).toBe(2);
    expect(fallen.patienceMs.size).toBe(0);
  });
});
