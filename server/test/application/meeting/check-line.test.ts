import { EndpointId } from '@diem-cau/shared';
import { expect, it } from 'vitest';
import { CheckLine } from '../../../src/application/meeting/checks/check-line.ts';
import { FakeClock } from '../../fakes/clock.ts';

it('a line of the hub that is said to be somebody’s carries for it, though it had run out', () => {
  const clock = new FakeClock();
  const line = new CheckLine(clock);
  const [anBinh, hoaLac] = [EndpointId.parse('an-binh'), EndpointId.parse('hoa-lac')];
  expect(line.take(anBinh)).toBe(true);
  clock.pass(10_000);
  expect(line.take(anBinh)).toBe(true);
  clock.pass(5_000);
  expect(() => line.carry(anBinh, 1, 1)).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(line.take(anBinh)).toBe(true);
  expect(line.carry(anBinh, 1, 2)).toBe('xx');
  expect(line.take(hoaLac)).toBe(false);
  clock.pass(15_000);
  expect(line.take(hoaLac)).toBe(true);
});
