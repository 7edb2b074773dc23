import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, MeetingLengths } from '../../../src/domain/reports/meeting-lengths.ts';

/** Meetings of one type, so many minutes each, the last ones in the period. */
const lengths = (minutes: readonly number[], ofPeriod: number): MeetingLengths => {
  const all = new MeetingLengths();
  for (const [index, length] of minutes.entries())
    all.note('giao-ban', {
      openedAt: index * 1_000,
      durationMs: length * 60_000,
      inPeriod: index >= minutes.length - ofPeriod,
    });
  return all;
};

describe('lengths against the hub’s own first ten', () => {
  it('are medians, each with how many it is of', () => {
    expect(lengths([60, 60, 60, 60, 60, 70, 70, 70, 70, 70, 30, 40, 200], 3).compared).toEqual([
      {
        type: 'giao-ban',
        first: { meetings: 10, medianMs: 65 * 60_000 },
        later: { meetings: 3, medianMs: 40 * 60_000 },
      },
    ]);
  });

  it('say nothing with fewer than eleven, nor where all of the period are among the first ten or none is of the period', () => {
    expect(
      lengths(
        Array.from({ length: 10 }, () => 60),
        10,
      ).compared,
    ).toEqual([]);
    expect(
      lengths(
        Array.from({ length: 12 }, () => 60),
        0,
      ).compared,
    ).toEqual([]);
    expect(
      lengths(
        Array.from({ length: 11 }, () => 60),
        11,
      ).compared,
    ).toMatchObject([{ later: { meetings: 1 } }]);
  });

  it('leave meetings before the period, and after the first ten, out; types stand apart; order of noting is none', () => {
    const all = new MeetingLengths();
    for (let index = 12; index >= 0; index -= 1)
      all.note('giao-ban', { openedAt: index, durationMs: index < 10 ? 600 : index * 100, inPeriod: index === 12 });
    all.note('khac', { openedAt: 1, durationMs: 1, inPeriod: true });
    expect(all.compared).toEqual([
      { type: 'giao-ban', first: { meetings: 10, medianMs: 600 }, later: { meetings: 1, medianMs: 1_200 } },
    ]);
  });

  it('have as many above their median as below', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1 }), (all) => {
        const middle = median(all);
        expect(all.filter((each) => each < middle).length).toBeLessThanOrEqual(all.length / 2);
        expect(all.filter((each) => each > middle).length).toBeLessThanOrEqual(all.length / 2);
      }),
    );
  });
});
