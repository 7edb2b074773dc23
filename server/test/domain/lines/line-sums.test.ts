import { EndpointId, LineSums } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldIntoHours, hourOf, hoursBy, worstHours, type LineStretch } from '../../../src/domain/lines/line-hours.ts';
import { addSums, isNothing, lossOf, noSums, sumsOfFlow, type LineFlow } from '../../../src/domain/lines/line-sums.ts';

const names = Object.keys(noSums) as (keyof LineSums)[];
const isWorst = (name: keyof LineSums): boolean => name.startsWith('worst');

const sums: fc.Arbitrary<LineSums> = fc
  .tuple(...names.map(() => fc.integer({ min: 0, max: 1_000_000 })))
  .map((values) => LineSums.parse(Object.fromEntries(names.map((name, index) => [name, values[index]]))));

const hourMs = 3_600_000;
const stretch: fc.Arbitrary<LineStretch> = fc.record({
  endpointId: fc.constantFrom('an-binh', 'hoa-lac').map((id) => EndpointId.parse(id)),
  from: fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_000 + 5 * hourMs }),
  sums,
});

const all = (stretches: readonly { readonly sums: LineSums }[]): LineSums =>
  stretches.reduce((sum, each) => addSums(sum, each.sums), noSums);

const way = { packets: 3_000, lost: 0, bytes: 300_000, need: 500_000, jitterMs: 4 };
const flow = (change: Partial<LineFlow>): LineFlow => ({
  forMs: 60_000,
  up: way,
  down: way,
  roundTripMs: 40,
  ...change,
});

describe('what was measured of a line', () => {
  it('is the same sum in whatever order and groups it is put together', () => {
    fc.assert(
      fc.property(sums, sums, sums, (a, b, c) => {
        expect(addSums(addSums(a, b), c)).toEqual(addSums(a, addSums(c, b)));
        expect(addSums(a, noSums)).toEqual(a);
        for (const name of names)
          expect(addSums(a, b)[name]).toBe(isWorst(name) ? Math.max(a[name], b[name]) : a[name] + b[name]);
      }),
    );
  });

  it('keeps its sums when minutes become hours, of each endpoint, and when hours are put together once more', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 40 }), fc.integer({ min: 0, max: 40 }), (stretches, at) => {
        const hours = foldIntoHours(stretches);
        for (const id of new Set(stretches.map(({ endpointId }) => endpointId))) {
          const of = (each: readonly LineStretch[]) => all(each.filter(({ endpointId }) => endpointId === id));
          expect(of(hours)).toEqual(of(stretches));
        }
        expect(new Set(hours.map(({ endpointId, from }) => `${endpointId} ${from}`)).size).toBe(hours.length);
        for (const { from } of hours) expect(from % hourMs).toBe(0);
        const byTurns = foldIntoHours([...foldIntoHours(stretches.slice(0, at)), ...stretches.slice(at)]);
        expect(new Set(byTurns.map((each) => JSON.stringify(each)))).toEqual(
          new Set(hours.map((each) => JSON.stringify(each))),
        );
      }),
    );
  });

  it('is bad where more than one packet in twenty is lost either way, and slow from half a second on', () => {
    expect(sumsOfFlow(flow({}))).toMatchObject({ measuredMs: 60_000, badLossMs: 0, slowMs: 0, roundTrips: 1 });
    expect(sumsOfFlow(flow({ up: { ...way, lost: 150 } })).badLossMs).toBe(0);
    expect(sumsOfFlow(flow({ up: { ...way, lost: 151 } })).badLossMs).toBe(60_000);
    expect(sumsOfFlow(flow({ down: { ...way, lost: 600 } }))).toMatchObject({ badLossMs: 60_000, downLost: 600 });
    expect(sumsOfFlow(flow({ roundTripMs: 501 }))).toMatchObject({ slowMs: 60_000, worstRoundTripMs: 501 });
    expect(sumsOfFlow(flow({ roundTripMs: null }))).toMatchObject({ slowMs: 0, roundTrips: 0, roundTripSumMs: 0 });
  });

  it('tells no share of a handful of packets', () => {
    expect(lossOf({ packets: 99, lost: 99 })).toBeNull();
    expect(lossOf({ packets: 100, lost: 10 })).toBe(0.1);
    expect(lossOf({ packets: 100, lost: -3 })).toBe(0);
  });

  it('reads on where the version before kept it, with no time on which it said nothing', () => {
    const { hubShortMs, thinDownMs, thinUpMs, ...before } = noSums;
    expect([hubShortMs, thinDownMs, thinUpMs]).toEqual([0, 0, 0]);
    expect(LineSums.parse({ ...before, measuredMs: 60_000 })).toEqual({ ...noSums, measuredMs: 60_000 });
  });

  it('is nothing only where neither time nor standstill was', () => {
    expect(isNothing(noSums)).toBe(true);
    for (const name of ['measuredMs', 'lostMs', 'frozenMs', 'thinDownMs', 'thinUpMs'] as const)
      expect(isNothing({ ...noSums, [name]: 1 })).toBe(false);
  });
});

describe('the hours of a line', () => {
  const hour = (n: number, change: Partial<LineSums>) => ({ from: n * hourMs, sums: { ...noSums, ...change } });

  it('begin with the clock’s', () => {
    expect(hourOf(hourMs * 7 + 1)).toBe(hourMs * 7);
    expect(hourOf(hourMs * 7)).toBe(hourMs * 7);
  });

  it('are named by their faults, the worst first, the newest of the same, and not where there was none', () => {
    const hours = [
      hour(1, { measuredMs: 5 }),
      hour(2, { lostMs: 10 }),
      hour(3, { lostMs: 5, badLossMs: 20, slowMs: 20 }),
      hour(4, { frozenMs: 10 }),
      hour(5, { measuredMs: 60, thinDownMs: 60 }),
      hour(6, { measuredMs: 60, thinDownMs: 5, thinUpMs: 40 }),
      hour(7, { measuredMs: 60, hubShortMs: 60 }),
    ];
    expect(worstHours(hours, 10).map(({ from }) => from / hourMs)).toEqual([5, 6, 3, 4, 2]);
    expect(worstHours(hours, 1)).toHaveLength(1);
  });

  it('make months that add up to them', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 20 }), (stretches) => {
        const months = hoursBy(stretches, (from) => String(Math.floor(from / (2 * hourMs))));
        expect(all(months)).toEqual(all(stretches));
        expect(months.map(({ key }) => key)).toEqual(months.map(({ key }) => key).toSorted());
      }),
    );
  });
});
