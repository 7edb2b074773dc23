import type { Instant } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import {
  cutMarginMs,
  cutsFor,
  isWithheld,
  picturesLeft,
  soundLeft,
  withheldIn,
} from '../../../src/domain/record/withheld.ts';

const actor = { by: 'hub' } as const;
const longest = 400;
const stretch = fc
  .tuple(fc.integer({ min: 0, max: longest }), fc.integer({ min: 1, max: 80 }))
  .map(([from, length]) => ({ from, to: from + length }));
const facts = fc.array(
  fc.record({ type: fc.constantFrom('recordingWithheld' as const, 'recordingReleased' as const), stretch }),
  { maxLength: 15 },
);
const bookOf = (
  of: readonly { type: 'recordingWithheld' | 'recordingReleased'; stretch: { from: Instant; to: Instant } }[],
) =>
  of.map(({ type, stretch: { from, to } }, index): { at: Instant; fact: BookFact } => ({
    at: 1_000 + index,
    fact: { type, from, to, reason: `reason ${index}`, actor },
  }));
const covers = (stretches: readonly { readonly from: Instant; readonly to: Instant }[], ms: number): boolean =>
  stretches.some(({ from, to }) => from <= ms && ms < to);

describe('what of a recording is withheld', () => {
  it('is each moment that was withheld last and not given back since, in stretches apart from each other, each with why', () => {
    fc.assert(
      fc.property(facts, (said) => {
        const withheld = withheldIn(bookOf(said));
        for (let ms = 0; ms <= longest + 100; ms += 1) {
          const last = said.findLast(({ stretch: { from, to } }) => from <= ms && ms < to);
          expect(covers(withheld, ms)).toBe(last?.type === 'recordingWithheld');
        }
        withheld.forEach(({ from, to, marks }, nth) => {
          expect(from).toBeLessThan(to);
          expect(marks.length).toBeGreaterThan(0);
          expect((withheld[nth + 1]?.from ?? Infinity) - to).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  it('keeps all reasons of stretches that are one now, and what is left of one that is given back in its middle', () => {
    const book = bookOf([
      { type: 'recordingWithheld', stretch: { from: 10, to: 20 } },
      { type: 'recordingWithheld', stretch: { from: 40, to: 50 } },
      { type: 'recordingWithheld', stretch: { from: 20, to: 45 } },
    ]);
    const [one, ...others] = withheldIn(book);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ from: 10, to: 50 });
    expect(one?.marks.map(({ reason }) => reason).toSorted()).toEqual(['reason 0', 'reason 1', 'reason 2']);
    const given = bookOf([
      { type: 'recordingWithheld', stretch: { from: 10, to: 50 } },
      { type: 'recordingReleased', stretch: { from: 20, to: 30 } },
    ]);
    expect(withheldIn(given).map(({ from, to }) => [from, to])).toEqual([
      [10, 20],
      [30, 50],
    ]);
  });

  it('is known where all of it is withheld already', () => {
    fc.assert(
      fc.property(facts, stretch, (said, { from, to }) => {
        const withheld = withheldIn(bookOf(said));
        const apart = withheld.every((each, nth) => (withheld[nth + 1]?.from ?? Infinity) > each.to);
        fc.pre(apart);
        let all = true;
        for (let ms = from; ms < to; ms += 1) all &&= covers(withheld, ms);
        expect(isWithheld(withheld, { from, to })).toBe(all);
      }),
    );
  });

  it('is cut outward at both ends, into stretches that do not touch', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), (withheld) => {
        const cuts = cutsFor(withheld);
        for (let ms = -cutMarginMs - 5; ms <= longest + 90 + cutMarginMs; ms += 1)
          expect(covers(cuts, ms)).toBe(
            withheld.some(({ from, to }) => from - cutMarginMs <= ms && ms < to + cutMarginMs),
          );
        cuts.forEach(({ to }, nth) => expect((cuts[nth + 1]?.from ?? Infinity) - to).toBeGreaterThan(0));
      }),
    );
  });
});

describe('what is left of a piece', () => {
  const piece = fc.record({
    from: fc.integer({ min: -500, max: 900 }),
    lengthMs: fc.integer({ min: 0, max: 900 }),
    ended: fc.boolean(),
  });

  it('of sound is all of it only where no moment of it is cut, whatever its file has grown to meanwhile', () => {
    fc.assert(
      fc.property(piece, fc.array(stretch, { maxLength: 5 }), fc.nat(2_000), (of, withheld, grew) => {
        const cuts = cutsFor(withheld);
        const left = soundLeft(of, cuts);
        const end = of.from + of.lengthMs + (of.ended ? 0 : grew);
        let [cut, kept] = [0, 0];
        for (let ms = of.from; ms <= end; ms += 1)
          if (covers(cuts, ms)) cut += 1;
          else kept += 1;
        if (left === 'all') expect(cut).toBe(0);
        if (left === 'none') expect(kept).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of pictures ends before the first moment that is cut', () => {
    fc.assert(
      fc.property(piece, fc.array(stretch, { maxLength: 5 }), fc.nat(2_000), (of, withheld, grew) => {
        const cuts = cutsFor(withheld);
        const leftMs = picturesLeft(of, cuts);
        const end = of.from + of.lengthMs + (of.ended ? 0 : grew);
        for (let ms = of.from; ms <= end && ms < of.from + leftMs; ms += 1) expect(covers(cuts, ms)).toBe(false);
        if (leftMs !== Infinity && leftMs > 0) expect(covers(cuts, of.from + leftMs)).toBe(true);
      }),
    );
  });
});
