import {
  existedOn,
  foldForSearch,
  typedIdentity,
  unitName,
  type Day,
  type UnitBody,
  type UnitId,
} from '@diem-cau/shared';

/** Names of units by their ids. */
export const unitNames = (units: readonly UnitBody[]): ReadonlyMap<UnitId, string> =>
  new Map(units.map((unit) => [unit.unitId, unitName(unit)]));

/** Units found without tone marks, those that are valid today first: a past position may be in a unit that was merged. */
export const findUnits = (units: readonly UnitBody[], words: string, today: Day): UnitBody[] => {
  const wanted = foldForSearch(words);
  const found = units.filter((unit) => foldForSearch(unitName(unit)).includes(wanted));
  return [...found.filter((unit) => existedOn(unit, today)), ...found.filter((unit) => !existedOn(unit, today))];
};

/**
 * What a person means who typed a unit's name and went on: the one unit of today that is called so, with its kind or without, or the
 * one that is called so but for its tone marks. Anything else is taken as it was typed, since an office may lead as well.
 */
export const unitAsTyped = (units: readonly UnitBody[], words: string, today: Day): string => {
  const called = (read: (text: string) => string): readonly UnitBody[] =>
    units.filter(
      (unit) => existedOn(unit, today) && [unitName(unit), unit.name].some((name) => read(name) === read(words)),
    );
  const exact = called(typedIdentity);
  const [meant, another] = exact.length > 0 ? exact : called(foldForSearch);
  return meant === undefined || another !== undefined ? words.trim() : unitName(meant);
};
