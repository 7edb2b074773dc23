import { ringSeconds } from '@diem-cau/shared';
import { expect, test } from 'vitest';
import { loudnessOf } from '../../src/core/devices/ring-sound.ts';

test('a ring begins softly, never grows softer, and is as loud as can be before it is over', () => {
  const rings = Array.from({ length: Math.floor(ringSeconds / 3) }, (_, ring) => loudnessOf(ring));
  expect(rings[0]).toBeLessThan(0.2);
  expect(rings).toEqual(rings.toSorted((one, other) => one - other));
  expect(new Set(rings).size, 'in steps').toBe(5);
  expect(rings.at(-1)).toBe(1);
});
