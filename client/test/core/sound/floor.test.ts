import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floorDb, lookAtFloor, unknownFloor, type FloorRule } from '../../../src/core/sound/floor.ts';

const rule: FloorRule = { windowMs: 30_000, highestDb: -45 };
const everyMs = 100;

/** What is known after each of these looks, null for a tone. */
const floors = (levels: readonly (number | null)[]): readonly (number | null)[] => {
  let floor = unknownFloor;
  return levels.map((level, index) => {
    floor = lookAtFloor(floor, index * everyMs, level, rule);
    return floorDb(floor);
  });
};
const level = fc.double({ min: -85, max: 0, noNaN: true });

describe('the floor of a sound', () => {
  it('is never above what it may be, nor above the quietest pause of half a minute, nor below all that was heard', () => {
    fc.assert(
      fc.property(fc.array(level, { minLength: 3, maxLength: 250 }), (levels) => {
        const [last] = floors(levels).slice(-1);
        const pauses = levels.slice(2).map((each, index) => Math.max(each, ...levels.slice(index, index + 2)));
        expect(last).toBeCloseTo(Math.min(rule.highestDb, ...pauses));
        expect(last).toBeGreaterThanOrEqual(Math.min(rule.highestDb, ...levels));
      }),
    );
  });

  it('learns nothing from a tone, however long that stands, nor from a gap of two looks', () => {
    expect(new Set(floors(Array<null>(900).fill(null)))).toEqual(new Set([null]));
    const quiet = Array<number>(10).fill(-60);
    expect(floors([...quiet, ...Array<null>(900).fill(null)]).at(-1)).toBeCloseTo(-60);
    const gaps = Array.from({ length: 300 }, (_, index) => (index % 5 < 2 ? -80 : -50));
    expect(floors(gaps).at(-1)).toBeCloseTo(-50);
  });

  it('follows a room that becomes quieter at once, and one that becomes louder after half a minute', () => {
    const of = (levelDb: number, seconds: number) => Array<number>(seconds * 10).fill(levelDb);
    const known = floors([...of(-50, 40), ...of(-70, 10), ...of(-50, 60)]);
    expect(known[399]).toBeCloseTo(-50);
    expect(known[403]).toBeCloseTo(-70);
    expect(known[690]).toBeCloseTo(-70);
    expect(known.at(-1)).toBeCloseTo(-50);
  });
});
