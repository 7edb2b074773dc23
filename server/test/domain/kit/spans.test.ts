import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  common,
  lengthMs,
  measure,
  partsWithin,
  union,
  within,
  without,
  type Span,
} from '../../../src/domain/kit/spans.ts';

const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([from, length]): Span => ({ from, to: from + length }));
const spans = fc.array(span, { maxLength: 8 });
const covers = (some: readonly Span[], at: number): boolean => some.some(({ from, to }) => from <= at && at < to);
const instants = Array.from({ length: 61 }, (_, at) => at);

describe('spans of time', () => {
  test('a union covers the same time, ordered, apart from each other and never empty', () => {
    fc.assert(
      fc.property(spans, (some) => {
        const joined = union(some);
        for (const at of instants) expect(covers(joined, at)).toBe(covers(some, at));
        joined.forEach(({ from, to }, index) => {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThan(joined[index - 1]?.to ?? -1);
        });
      }),
    );
  });

  test('what is taken out is gone, and nothing else', () => {
    fc.assert(
      fc.property(spans, spans, (some, taken) => {
        const left = without(some, taken);
        for (const at of instants) expect(covers(left, at)).toBe(covers(some, at) && !covers(taken, at));
      }),
    );
  });

  test('what lies within a stretch is what both cover', () => {
    fc.assert(
      fc.property(spans, span, (some, frame) => {
        const inside = within(some, frame);
        for (const at of instants) expect(covers(inside, at)).toBe(covers(some, at) && covers([frame], at));
      }),
    );
  });

  test('the length counts each moment once', () => {
    fc.assert(
      fc.property(spans, (some) => {
        expect(lengthMs(some)).toBe(instants.filter((at) => covers(some, at)).length);
      }),
    );
  });

  test('what two have in common is what both cover, ordered and apart', () => {
    fc.assert(
      fc.property(spans, spans, (some, others) => {
        const both = common(some, others);
        expect(union(both)).toEqual(both);
        for (const at of instants) expect(covers(both, at)).toBe(covers(some, at) && covers(others, at));
      }),
    );
  });

  test('pieces are cut each by itself, and keep what else they say', () => {
    fc.assert(
      fc.property(spans, spans, (some, time) => {
        const pieces = some.map((each, index) => ({ ...each, index }));
        const oneByOne = pieces.flatMap((piece) => within(time, piece).map((part) => ({ ...piece, ...part })));
        expect(partsWithin(pieces, time)).toEqual(oneByOne);
      }),
    );
  });

  test('what is measured of a stretch is the length of what lies within it, also where the stretch runs backwards', () => {
    fc.assert(
      fc.property(spans, fc.nat(60), fc.nat(60), (some, from, to) => {
        expect(measure(some)({ from, to })).toBe(lengthMs(within(some, { from, to })));
      }),
    );
  });

  test('holes and parts are the same spans that one would get hole by hole', () => {
    const holeByHole = (some: readonly Span[], taken: readonly Span[]): readonly Span[] =>
      taken.reduce<readonly Span[]>(
        (left, hole) =>
          left.flatMap((each) =>
            [
              { from: each.from, to: Math.min(each.to, hole.from) },
              { from: Math.max(each.from, hole.to), to: each.to },
            ].filter(({ from, to }) => from < to),
          ),
        union(some),
      );
    fc.assert(
      fc.property(spans, spans, span, (some, taken, frame) => {
        expect(without(some, taken)).toEqual(holeByHole(some, union(taken)));
        expect(within(some, frame)).toEqual(
          union(some.map(({ from, to }) => ({ from: Math.max(from, frame.from), to: Math.min(to, frame.to) }))),
        );
      }),
    );
  });
});
