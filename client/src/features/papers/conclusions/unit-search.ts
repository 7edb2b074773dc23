import { existedOn, unitName, type Day, type UnitBody } from '@diem-cau/shared';
import { findUnits, unitAsTyped } from '../../../ui/desk/unit-names.ts';

/** How units are found for a conclusion. */
export interface UnitSearch {
  /** Names of units of the day that hold what was typed, tone marks or not. */
  readonly find: (words: string) => Promise<readonly string[]>;
  /** The unit that was meant by what was typed; an office that is no unit stays as it was typed. */
  readonly named: (words: string) => string;
}

const mostFound = 12;

/** Finds the units that are valid on a day. */
export const unitSearch = (units: readonly UnitBody[], day: Day): UnitSearch => ({
  find: (words) =>
    Promise.resolve(
      findUnits(units, words, day)
        .filter((unit) => existedOn(unit, day))
        .slice(0, mostFound)
        .map(unitName),
    ),
  named: (words) => unitAsTyped(units, words, day),
});
