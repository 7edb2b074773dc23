import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lookAtReceived, nothingReceived, standingStill } from '../../../src/core/troubles/received-watch.ts';

/** What stands still after looks a second apart at one stream, null where it should not flow. */
const after = (counts: readonly (number | null)[], everyMs = 1_000, stillAfterMs = 2_000): readonly string[] =>
  standingStill(
    counts.reduce(
      (watch, count, index) =>
        lookAtReceived(watch, index * everyMs, count === null ? [] : [{ key: 'an-binh camera', count, stillAfterMs }]),
      nothingReceived,
    ),
  );

it('a stream that has ended is seen within 3 s, and flows again with its next picture', () => {
  expect(after([10, 20, 20])).toEqual([]);
  expect(after([10, 20, 20, 20])).toEqual(['an-binh camera']);
  expect(after([10, 20, 20, 20, 21])).toEqual([]);
});

it('a stream of which little comes at best is given as long as it takes', () => {
  expect(after([10, 10, 10, 10, 10, 10, 10, 10], 1_000, 8_000)).toEqual([]);
  expect(after([10, 10, 10, 10, 10, 10, 10, 10, 10], 1_000, 8_000)).toEqual(['an-binh camera']);
});

it('a stream that has never begun stands still as well', () => {
  expect(after([0, 0, 0])).toEqual(['an-binh camera']);
});

it('what should not flow is not still, and has its time anew when it should again', () => {
  expect(after([10, 10, 10, null])).toEqual([]);
  expect(after([10, 10, 10, null, 10])).toEqual([]);
});

it('a page that slept says nothing of what it did not see', () => {
  expect(after([10, 10], 60_000)).toEqual([]);
});

it('whatever grows at each look does not stand still', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 60 }), (steps) => {
      let count = 0;
      expect(after(steps.map((step) => (count += step)))).toEqual([]);
    }),
  );
});
