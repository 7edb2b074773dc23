import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../tests/bench/weak-links/probe.ts';
import {
  isWhole,
  pictureBackAfter,
  played,
  saidAfter,
  voiceBackAfter,
} from '../../../tests/bench/weak-links/seen-of.ts';

/** Twenty samples a second, heard and moving but where told otherwise, in milliseconds. */
const samples = (
  untilMs: number,
  { silent = [], still = [], said = [] }: Partial<Record<'silent' | 'still' | 'said', [number, number][]>>,
): Sample[] => {
  const lies = (at: number, spans: [number, number][]): boolean => spans.some(([from, to]) => at >= from && at < to);
  let frames = 0;
  return Array.from({ length: untilMs / 50 + 1 }, (_, index) => {
    const at = index * 50;
    if (!lies(at, still)) frames += 1;
    return { at, heard: !lies(at, silent), frames, said: lies(at, said) };
  });
};

describe('what a page played', () => {
  it('is told in shares, frames and the longest freeze', () => {
    const seen = samples(10_000, { silent: [[2_000, 4_000]], still: [[3_000, 3_500]] });
    expect(played(seen, 0, 10_000)).toMatchObject({ longestFreezeMs: 550 });
    expect(played(seen, 0, 10_000).heardPercent).toBeCloseTo(80, 0);
    expect(played(seen, 0, 10_000).framesPerSecond).toBeCloseTo(19, 0);
    expect(played(seen, 2_000, 3_950).heardPercent).toBe(0);
    expect(played(seen, 11_000, 12_000).heardPercent).toBeNaN();
  });

  it('is whole while a voice is heard and a picture moves', () => {
    expect(isWhole(samples(5_000, {}), 5_000)).toBe(true);
    expect(isWhole(samples(5_000, { silent: [[3_000, 5_001]] }), 5_000)).toBe(false);
    expect(isWhole(samples(5_000, { still: [[3_000, 5_001]] }), 5_000)).toBe(false);
    expect(isWhole([], 5_000)).toBe(false);
  });
});

describe('when it is back', () => {
  const cut: [number, number] = [3_000, 8_500];
  it('is counted from the end of the outage, or from its beginning', () => {
    const seen = samples(15_000, { silent: [cut], still: [[3_000, 9_200]] });
    expect(voiceBackAfter(seen, 3_000, 8_000)).toBe(500);
    expect(pictureBackAfter(seen, 3_000, 8_000)).toBe(1_200);
    expect(voiceBackAfter(seen, 3_000, 3_000)).toBe(5_500);
  });

  it('is nothing where all went on, or was over with the outage; a syllable is no silence', () => {
    expect(voiceBackAfter(samples(15_000, {}), 3_000, 8_000)).toBe(0);
    expect(voiceBackAfter(samples(15_000, { silent: [[4_000, 7_000]] }), 3_000, 8_000)).toBe(0);
    expect(voiceBackAfter(samples(15_000, { silent: [[9_000, 9_200]] }), 3_000, 8_000)).toBe(0);
    expect(voiceBackAfter(samples(15_000, { silent: [[1_000, 2_000]] }), 3_000, 8_000)).toBe(0);
  });

  it('counts a second silence that came of the first, and never what goes on', () => {
    const twice: [number, number][] = [cut, [10_000, 12_000]];
    expect(voiceBackAfter(samples(15_000, { silent: twice }), 3_000, 8_000)).toBe(4_000);
    expect(voiceBackAfter(samples(15_000, { silent: [[3_000, 16_000]] }), 3_000, 8_000)).toBe(Infinity);
  });
});

describe('when trouble is said', () => {
  it('is counted from the beginning; never, or unknown where it had been said before', () => {
    expect(saidAfter(samples(9_000, { said: [[6_000, 8_000]] }), 3_000)).toBe(3_000);
    expect(saidAfter(samples(9_000, {}), 3_000)).toBeNull();
    expect(saidAfter(samples(9_000, { said: [[2_500, 8_000]] }), 3_000)).toBeNaN();
  });
});
