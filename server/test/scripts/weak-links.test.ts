import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../tests/bench/weak-links/probe.ts';
import { badLines, outages } from '../../../tests/bench/weak-links/cases.ts';
import { middle, told, worst, worstRound } from '../../../tests/bench/weak-links/figures-of.ts';
import { planOf, reckonedMs } from '../../../tests/bench/weak-links/plan.ts';
import {
  isWhole,
  pictureBackAfter,
  played,
  saidAfter,
  saidUntil,
  voiceBackAfter,
} from '../../../tests/bench/weak-links/seen-of.ts';
import { filled } from '../../../tests/bench/weak-links/written-table.ts';

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
    return { at, heard: !lies(at, silent), step: null, frames, said: lies(at, said) };
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

describe('what a busy machine does by itself', () => {
  it('is not taken for the outage: a silence long after all was back, a picture that just stands as the watching ends', () => {
    const seen = samples(20_000, {
      silent: [
        [3_000, 8_500],
        [14_000, 15_000],
      ],
      still: [
        [3_000, 8_500],
        [19_300, 20_001],
      ],
    });
    expect(voiceBackAfter(seen, 3_000, 8_000)).toBe(500);
    expect(pictureBackAfter(seen, 3_000, 8_000)).toBe(500);
  });
});

describe('when trouble is said', () => {
  it('is counted from the beginning; never, or unknown where it had been said before', () => {
    expect(saidAfter(samples(9_000, { said: [[6_000, 8_000]] }), 3_000)).toBe(3_000);
    expect(saidAfter(samples(9_000, {}), 3_000)).toBeNull();
    expect(saidAfter(samples(9_000, { said: [[2_500, 8_000]] }), 3_000)).toBeNaN();
  });

  it('ends with the last of it after the outage, at once where it ended before, never where it goes on', () => {
    expect(saidUntil(samples(9_000, { said: [[4_000, 8_050]] }), 3_000, 7_000)).toBe(1_000);
    expect(saidUntil(samples(9_000, { said: [[4_000, 6_000]] }), 3_000, 7_000)).toBe(0);
    expect(saidUntil(samples(9_000, { said: [[4_000, 9_001]] }), 3_000, 7_000)).toBe(Infinity);
    expect(saidUntil(samples(9_000, { said: [[1_000, 2_000]] }), 3_000, 7_000)).toBeNaN();
  });
});

describe('what many rounds gave', () => {
  it('is the middle one; what never came in half of them never came', () => {
    expect(middle([300, 100, 900])).toBe(300);
    expect(middle([300, null, 900])).toBe(600);
    expect(middle([300, null])).toBeNull();
    expect(middle([300, NaN, 900])).toBe(600);
    expect(middle([Infinity, 100, Infinity])).toBe(Infinity);
    expect(middle([NaN])).toBeNaN();
  });

  it('has a worst one: the farthest from nothing, or the least; what never came is worse than all', () => {
    expect(worst([300, 100, 900])).toBe(900);
    expect(worst([-900, 100, NaN])).toBe(-900);
    expect(worst([90, 40, NaN], true)).toBe(40);
    expect(worst([Infinity, 5])).toBe(Infinity);
    expect(worst([Infinity, null])).toBeNull();
    expect(worst([NaN])).toBeNaN();
  });

  it('is told of the commune and of the room, with the worst in brackets', () => {
    const rounds = [
      { 'voice is back': [300, 400], 'trouble is said': [NaN, null] },
      { 'voice is back': [310, 1_000], 'trouble is said': [NaN, null] },
      { 'voice is back': [500, Infinity], 'trouble is said': [NaN, null] },
    ];
    expect(told(rounds, 'voice is back')).toBe('0.3 (0.5) s · 1.0 (not back) s');
    expect(told(rounds, 'trouble is said')).toBe('– · never');
    expect(told(rounds, 'heard')).toBeNull();
    expect(told(rounds.slice(0, 1), 'voice is back')).toBe('0.3 s · 0.4 s');
    expect(told([{ 'concealed above control': [1.25, -0.4] }], 'concealed above control')).toBe('+1.3 · −0.4');
  });

  it('is of several communes the worst of each', () => {
    expect(
      worstRound([
        { 'voice is back': [300, 900], heard: [90, 80] },
        { 'voice is back': [500, 100], heard: [70, 95] },
      ]),
    ).toEqual({ 'voice is back': [500, 900], heard: [70, 80] });
  });
});

describe('the plan', () => {
  it('has every case, and keeps what runs beside those that are named', () => {
    const all = planOf([]);
    expect(all.every(({ cases, beside = 0 }) => cases.length + beside <= 4)).toBe(true);
    expect(planOf(['loss-10', 'cut-20'])).toEqual([{ cases: ['cut-20'] }, { cases: ['loss-10'], beside: 1 }]);
    expect(() => planOf(['loss-11'])).toThrow('no such cases: loss-11; there are cut-5, ');
    const each = new Set(all.flatMap(({ cases }) => cases));
    expect([...Object.keys(outages), ...Object.keys(badLines)].filter((name) => !each.has(name))).toEqual([]);
  });

  it('reckons with the longest case of a group, and opens a scene once for those that share it', () => {
    const long = reckonedMs(planOf(['cut-120', 'signalling-120']), 5);
    expect(long).toBeGreaterThan(5 * 120_000);
    expect(long).toBeLessThan(5 * 150_000);
    const [one, other, both] = [['hub-killed'], ['worker-killed'], ['hub-killed', 'worker-killed']].map((names) =>
      reckonedMs(planOf(names), 1),
    );
    expect(both).toBeLessThan((one ?? 0) + (other ?? 0));
  });

  it('takes at most ten minutes once, and 35 for medians of five', () => {
    expect(reckonedMs(planOf([]), 1)).toBeLessThan(10 * 60_000);
    expect(reckonedMs(planOf([]), 5)).toBeLessThan(35 * 60_000);
  });
});

describe('the page with the figures', () => {
  const page = [
    '| case | before | voice is back | aim |',
    '| --- | --- | --- | --- |',
    '| `cut-5` all is cut | 0.3 s | ? | ≤ 0.5 s |',
    '| `cut-20` | 2.6 s | ? | ≤ 1 s |',
    '',
    '| case | heard |',
    '| --- | --- |',
    '| `loss-5` | ? |',
  ].join('\n');

  it('gets them where row and column fit, and nothing else changes', () => {
    const now = filled(page, {
      'cut-5': { 'voice is back': '0.4 s', heard: '9 %' },
      'loss-5': { heard: '100 %' },
      'loss-9': { heard: '1 %' },
    });
    expect(now.split('\n').filter((line, at) => line !== page.split('\n')[at])).toEqual([
      '| `cut-5` all is cut | 0.3 s | 0.4 s | ≤ 0.5 s |',
      '| `loss-5` | 100 % |',
    ]);
    expect(filled(page, {})).toBe(page);
  });
});
