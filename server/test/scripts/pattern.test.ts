import { describe, expect, it } from 'vitest';
import { stepMs, stepPitches, stepsPercent, type HeardStep } from '../../../tests/bench/weak-links/pattern.ts';

/** Four looks at each step of the pattern for so long, as a page hears it whose network lets all through. */
const looks = (ms: number): HeardStep[] =>
  Array.from({ length: ms / 50 }, (_, index) => ({
    at: index * 50,
    step: Math.floor((index * 50) / stepMs) % stepPitches.length,
  }));

describe('the pattern of a measured voice', () => {
  it('is recognised whole where it comes whole', () => {
    expect(stepsPercent(looks(10_000), 0, 10_000)).toBe(100);
  });
  it('is recognised by half where each other step is what the browser made up of the one before', () => {
    const madeUp = looks(10_000).map(({ at, step }) => ({ at, step: step - (step % 2) }));
    expect(stepsPercent(madeUp, 0, 10_000)).toBe(50);
  });
  it('is not recognised in one pitch that sounds on, or in silence', () => {
    expect(
      stepsPercent(
        looks(10_000).map(({ at }) => ({ at, step: 3 })),
        0,
        10_000,
      ),
    ).toBeLessThan(3);
    expect(stepsPercent([], 0, 10_000)).toBe(0);
  });
  it('is recognised on after a silence, and only so much of it as came', () => {
    const cut = looks(10_000).filter(({ at }) => at < 2_000 || at >= 6_000);
    expect(stepsPercent(cut, 0, 10_000)).toBeCloseTo(60, -1);
  });
});
