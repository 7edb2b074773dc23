import { expect, it } from 'vitest';
import { fineMs, spread } from '../../../tests/bench/figures.ts';

it('words a spread, and that there was nothing to measure', () => {
  expect(spread([3, 1, 2])).toBe('2 ms, 3 ms');
  expect(spread([4, 1], fineMs)).toBe('2.5 ms, 4.0 ms');
  expect(spread([])).toBe('none');
});
