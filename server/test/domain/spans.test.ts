import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthMs, union, within, without, type Span } from '../../src/domain/spans.ts';

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
});
