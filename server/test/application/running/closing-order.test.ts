import { expect, it } from 'vitest';
import { closingMs } from '../../../src/wiring/times.ts';
import { documentedSteps } from '../../support/closing-order.ts';

it('the steps of the closing are those of its document, in its order and with its times', () => {
  const { local: _, 'played district': __, ...steps } = closingMs;
  expect(documentedSteps()).toEqual(Object.entries(steps).map(([what, withinMs]) => ({ what, withinMs })));
});

it('together they take the 9.3 s that are promised', () => {
  expect(documentedSteps().reduce((sum, { withinMs }) => sum + withinMs, 0)).toBe(9_300);
});
