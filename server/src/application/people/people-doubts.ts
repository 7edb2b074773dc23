import {
  foldForSearch,
  typedIdentity,
  unitName,
  type PersonBody,
  type PersonDoubt,
  type UnitId,
} from '@diem-cau/shared';
import type { UnitsById } from '../../domain/people/people.ts';

/** Whom a file would enter as somebody new. */
export interface NewcomerLine {
  readonly line: number;
  readonly name: string;
  readonly unitId: UnitId;
  readonly position: string;
}

type Namesake = Omit<NewcomerLine, 'line'>;

/** As many doubts as a person can go through; a file with more of them shows these first. */
const mostDoubts = 100;

/** How a name is found although a mark was left out, or an i was written for a y. */
const likeness = (name: string): string => foldForSearch(name).replace(/y/gu, 'i');

/**
 * The newcomers who may be somebody who is known, or whom an earlier line names: the same name in another unit, or in the same unit one that
 * differs by its marks only. Each comes once, with the first other that is like it.
 */
export const doubtfulPeople = (
  newcomers: readonly NewcomerLine[],
  known: Iterable<PersonBody>,
  units: UnitsById,
): readonly PersonDoubt[] => {
  const alike = new Map<string, Namesake[]>();
  const note = (namesake: Namesake): void => {
    const key = likeness(namesake.name);
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [namesake]);
    else others.push(namesake);
  };
  for (const { name, posts } of known) for (const { unitId, position } of posts) note({ name, unitId, position });

  const named = (unitId: UnitId): string => {
    const unit = units.get(unitId);
    return unit === undefined ? '' : unitName(unit);
  };
  const doubts: PersonDoubt[] = [];
  for (const { line, ...newcomer } of newcomers) {
    const identity = typedIdentity(newcomer.name);
    const like = alike
      .get(likeness(newcomer.name))
      ?.find(({ name, unitId }) => unitId === newcomer.unitId || typedIdentity(name) === identity);
    if (like !== undefined && doubts.length < mostDoubts)
      doubts.push({
        line,
        name: newcomer.name,
        unit: named(newcomer.unitId),
        like: { name: like.name, unit: named(like.unitId), position: like.position },
      });
    note(newcomer);
  }
  return doubts;
};

/** Says whom a line may mean. */
export const doubtSentence = ({ line, name, unit, like }: PersonDoubt): string =>
  `Dòng ${line}: ${name} (${unit}) có thể là ${like.name}, ${like.position}, ${like.unit}.`.slice(0, 500);
