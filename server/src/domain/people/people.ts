import {
  existedOn,
  PersonBody,
  Refusal,
  unitName,
  type Day,
  type NewPerson,
  type PersonChange,
  type PersonId,
  type PersonOnDay,
  type PersonPost,
  type UnitBody,
  type UnitId,
} from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../kit/actor.ts';
import { unitOn } from '../directory/units.ts';

const actor = Actor;

/**
 * What was entered in the directory of people, for good. Each fact holds the person whole, as he or she stands after it; the fact
 * before it about the same person is what stood there before.
 */
export const PersonFact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('personEntered'), person: PersonBody, actor }),
  z.strictObject({ type: z.literal('personChanged'), person: PersonBody, actor }),
]);
export type PersonFact = z.infer<typeof PersonFact>;

/** The directory of people as it stands, in the order in which they were entered. */
export type PeopleById = ReadonlyMap<PersonId, PersonBody>;

/** All units that ever were, by id. */
export type UnitsById = ReadonlyMap<UnitId, UnitBody>;

/** Folds the ledger into the directory of people: of each person, what was said last. */
export const peopleOf = (facts: Iterable<PersonFact>): PeopleById => {
  const people = new Map<PersonId, PersonBody>();
  for (const { person } of facts) people.set(person.personId, person);
  return people;
};

const samePost = (a: PersonPost, b: PersonPost): boolean =>
  a.unitId === b.unitId && a.position === b.position && a.validFrom === b.validFrom && a.validTo === b.validTo;

const samePerson = (a: PersonBody, b: PersonBody): boolean =>
  a.name === b.name &&
  a.posts.length === b.posts.length &&
  a.posts.every((post, index) => {
    const other = b.posts[index];
    return other !== undefined && samePost(post, other);
  });

/** Refuses posts in a unit that is not known (`not-found`), and posts that end before they begin or stand there twice (`malformed`). */
const refuseImpossible = (posts: readonly PersonPost[], units: UnitsById): void => {
  for (const [index, post] of posts.entries()) {
    const { unitId, position, validFrom, validTo } = post;
    if (!units.has(unitId))
      throw new Refusal('not-found', [`Đơn vị của chức vụ "${position}" không có trong danh bạ.`]);
    if (validFrom !== null && validTo !== null && validTo < validFrom)
      throw new Refusal('malformed', [`Chức vụ "${position}" kết thúc (${validTo}) trước khi bắt đầu (${validFrom}).`]);
    if (posts.slice(0, index).some((other) => samePost(other, post)))
      throw new Refusal('malformed', [`Chức vụ "${position}" bị lặp lại.`]);
  }
};

/** Enters a person. Refuses with `not-found` (a unit that is not known) and `malformed` (impossible posts). */
export const enterPerson = (
  { name, posts }: NewPerson,
  units: UnitsById,
  personId: PersonId,
  actor: Actor,
): readonly PersonFact[] => {
  refuseImpossible(posts, units);
  return [{ type: 'personEntered', person: { personId, name, posts }, actor }];
};

/**
 * Changes a person's name or posts; changing nothing is no fact. Refuses with `not-found` (the person or a unit is not known) and
 * `malformed` (impossible posts).
 */
export const changePerson = (
  people: PeopleById,
  units: UnitsById,
  { personId, ...change }: z.output<typeof PersonChange> & { readonly personId: PersonId },
  actor: Actor,
): readonly PersonFact[] => {
  const before = people.get(personId);
  if (before === undefined) throw new Refusal('not-found', ['Người này không có trong danh bạ.']);
  const person = { personId, name: change.name ?? before.name, posts: change.posts ?? before.posts };
  if (samePerson(before, person)) return [];
  if (change.posts !== undefined) refuseImpossible(person.posts, units);
  return [{ type: 'personChanged', person, actor }];
};

/**
 * Everybody who held a position on a day, once for each, with the unit as it was on that day: a post in a unit that was merged goes on
 * in the one that followed it.
 */
export const peopleOnDay = (people: PeopleById, units: UnitsById, day: Day): readonly PersonOnDay[] =>
  [...people.values()].flatMap(({ personId, name, posts }) =>
    posts
      .filter((post) => existedOn(post, day))
      .map(({ unitId, position }) => {
        const unit = unitOn(units, unitId, day);
        return {
          personId,
          name,
          position,
          unitId: unit?.unitId ?? unitId,
          unit: unit === null ? '' : unitName(unit),
        };
      }),
  );
