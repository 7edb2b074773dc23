import type { Attendance, Instant } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absencesOf } from '../../../src/features/record/records/absences.ts';
import { axisTicks, piecesOf, placeAt, within } from '../../../src/features/record/records/timeline.ts';

const minute = 60_000;
const span = { from: 100 * minute, to: 200 * minute };
const stretch = (from: number, to: number | null, end: Attendance['end']): Attendance => ({
  from: from * minute,
  to: to === null ? null : to * minute,
  end,
});

describe('the presence of an endpoint', () => {
  it('shows presence, and between two stretches why it was away', () => {
    const stretches = [stretch(105, 120, 'link-lost'), stretch(126, 150, 'left'), stretch(160, null, null)];
    expect(piecesOf({ stretches }, span).map(({ kind, from, to }) => [kind, from / minute, to / minute])).toEqual([
      ['present', 105, 120],
      ['link-lost', 120, 126],
      ['present', 126, 150],
      ['left', 150, 160],
      ['present', 160, 200],
    ]);
  });

  it('ends with the meeting, not with an absence, where the endpoint stayed', () => {
    expect(piecesOf({ stretches: [stretch(100, 200, 'closed')] }, span)).toEqual([{ kind: 'present', ...span }]);
  });

  it('is empty for an endpoint that never came', () => {
    expect(piecesOf({ stretches: [] }, span)).toEqual([]);
  });

  it('keeps its pieces in order, apart and inside the meeting, whatever the stretches', () => {
    const ends = fc.constantFrom('link-lost', 'page-closed', 'hub', 'revoked', 'left', 'closed' as const);
    const stretchesOf = fc
      .array(fc.tuple(fc.integer({ min: 50, max: 250 }), ends), { minLength: 0, maxLength: 12 })
      .map((marks) => {
        const times = marks.map(([at]) => at).toSorted((a, b) => a - b);
        return times.flatMap((from, index) =>
          index % 2 === 0 && index + 1 < times.length
            ? [stretch(from, times[index + 1] ?? from, marks[index]?.[1] ?? 'left')]
            : [],
        );
      });
    fc.assert(
      fc.property(stretchesOf, (stretches) => {
        let last = span.from;
        for (const { from, to } of piecesOf({ stretches }, span)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(span.to);
          last = to;
        }
      }),
    );
  });

  it('lists the absences with their length, and the last one as not returned from', () => {
    const stretches = [stretch(100, 120, 'link-lost'), stretch(125, 180, 'page-closed')];
    expect(absencesOf({ stretches }, span, [])).toEqual([
      { cause: 'link-lost', from: 120 * minute, back: 125 * minute, ms: 5 * minute },
      { cause: 'page-closed', from: 180 * minute, back: null, ms: 20 * minute },
    ]);
  });

  it('names an absence by the hub only where the endpoint did not come back with it', () => {
    const gaps = [{ from: 118 * minute, to: 124 * minute }];
    const returned = [stretch(100, 118, 'hub'), stretch(125, null, null)];
    const lost = [stretch(100, 118, 'hub')];
    const alone = [stretch(100, 150, 'hub'), stretch(151, null, null)];
    expect(absencesOf({ stretches: returned }, span, gaps)).toEqual([]);
    expect(absencesOf({ stretches: lost }, span, gaps)).toMatchObject([{ cause: 'hub', back: null }]);
    expect(absencesOf({ stretches: alone }, span, gaps)).toMatchObject([{ cause: 'hub', back: 151 * minute }]);
  });
});

describe('places on the time line', () => {
  it('never leave the line', () => {
    expect(placeAt(125 * minute, span, 800)).toBe(200);
    expect(placeAt(0, span, 800)).toBe(0);
    expect(placeAt(999 * minute, span, 800)).toBe(800);
  });

  it('cuts intervals to the meeting and drops those outside', () => {
    expect(within({ from: 190 * minute, to: null }, span)).toEqual({ from: 190 * minute, to: span.to });
    expect(within({ from: 0, to: 100 * minute }, span)).toBeNull();
  });
});

describe('the axis', () => {
  const at = (text: string): Instant => Date.parse(text);

  it('stands on full quarters of the local clock, not of UTC', () => {
    const ticks = axisTicks({ from: at('2026-11-22T01:05Z'), to: at('2026-11-22T02:40Z') }, 7, 7 * 3_600_000);
    expect(ticks.map((tick) => new Date(tick).toISOString().slice(11, 16))).toEqual([
      '01:15',
      '01:30',
      '01:45',
      '02:00',
      '02:15',
      '02:30',
    ]);
  });

  it('is never crowded, from a minute to a week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_080 }), fc.integer({ min: 0, max: 1_000_000 }), (minutes, start) => {
        const from = start * 37_000;
        const ticks = axisTicks({ from, to: from + minutes * minute }, 7, 5.5 * 3_600_000);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const tick of ticks) expect(tick >= from && tick <= from + minutes * minute).toBe(true);
      }),
    );
  });
});
