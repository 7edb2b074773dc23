import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wantedRange } from '../../../src/adapters/http/ranges.ts';

it.each([
  [undefined, null],
  ['', null],
  ['bytes=', null],
  ['bytes=-', null],
  ['bytes=5-2', null],
  ['items=0-1', null],
  ['bytes=0-1,5-6', null],
  ['bytes=0-', { from: 0, to: 99 }],
  ['bytes=0-0', { from: 0, to: 0 }],
  ['bytes=10-19', { from: 10, to: 19 }],
  ['bytes=90-1000', { from: 90, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=-1000', { from: 0, to: 99 }],
  ['bytes=-0', 'beyond'],
  ['bytes=100-', 'beyond'],
  ['bytes=99999999999999999999-', 'beyond'],
] as const)('of a hundred bytes %s wants %j', (header, wanted) => {
  expect(wantedRange(header, 100)).toEqual(wanted);
});

it('whatever is asked for, what is given lies in the file', () => {
  const header = fc.oneof(
    fc.string(),
    fc.tuple(fc.nat(), fc.nat()).map(([from, to]) => `bytes=${from}-${to}`),
    fc.nat().map((last) => `bytes=-${last}`),
  );
  fc.assert(
    fc.property(header, fc.nat(1_000_000), (asked, bytes) => {
      const wanted = wantedRange(asked, bytes);
      if (wanted === null || wanted === 'beyond') return;
      expect(wanted.from).toBeGreaterThanOrEqual(0);
      expect(wanted.to).toBeLessThan(bytes);
      expect(wanted.from).toBeLessThanOrEqual(wanted.to);
    }),
  );
});
