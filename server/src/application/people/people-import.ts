import { isDeepStrictEqual } from 'node:util';
import {
  dayText,
  existedOn,
  PersonId,
  typedIdentity,
  type Day,
  type PeopleImportResult,
  type PersonBody,
  type PersonPost,
  type UnitBody,
} from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import {
  changePerson,
  enterPerson,
  type PeopleById,
  type PersonFact,
  type UnitsById,
} from '../../domain/people/people.ts';
import { overlap } from '../../domain/directory/units.ts';
import { CsvFaults } from '../kit/csv-lines.ts';
import type { PersonLine } from './people-csv.ts';
import { doubtfulPeople, type NewcomerLine } from './people-doubts.ts';
import { unitButForZeros, zerosSentence } from '../kit/unit-codes.ts';

/** What taking a file in would write, and how it would be told. */
export interface PeopleImportPlan {
  readonly facts: readonly PersonFact[];
  readonly result: PeopleImportResult;
}

/** What is there before, and who takes the file in on which day. */
export interface PeopleImportPlace {
  readonly people: PeopleById;
  readonly units: UnitsById;
  readonly today: Day;
  readonly newId: () => string;
  readonly actor: Actor;
}

/** As many positions as one person can have; the schema of a person says the same. */
const mostPosts = 20;

interface PostLine {
  readonly line: number;
  readonly name: string;
  readonly post: PersonPost;
}

interface UnitSearch {
  readonly byCode: ReadonlyMap<string, readonly UnitBody[]>;
  readonly butForZeros: (code: string) => UnitBody | null;
  readonly today: Day;
}

/** The unit of this code on the post's first day; without one, on its last; with neither, today. Codes are re-used. */
const unitOfLine = (
  { unitCode, validFrom, validTo, line }: PersonLine,
  { byCode, butForZeros, today }: UnitSearch,
  faults: CsvFaults,
): UnitBody | null => {
  const namesakes = byCode.get(unitCode) ?? [];
  const day = validFrom ?? validTo ?? today;
  const unit = namesakes.find((each) => existedOn(each, day));
  if (unit !== undefined) return unit;
  const meant = butForZeros(unitCode);
  if (meant !== null) faults.add(line, zerosSentence(unitCode, meant));
  else
    faults.add(
      line,
      namesakes.length === 0
        ? `không có đơn vị mã ${unitCode} trong danh bạ.`
        : `không có đơn vị mã ${unitCode} vào ngày ${dayText(day)}; hãy xem lại valid_from.`,
    );
  return null;
};

const isSamePost = (a: PersonPost, b: PersonPost): boolean =>
  a.unitId === b.unitId && typedIdentity(a.position) === typedIdentity(b.position) && overlap(a, b);

/** The posts after the file: a line about a post that is there already gives it its days, any other line comes behind. */
const postsAfter = (before: readonly PersonPost[], lines: readonly PostLine[]): PersonPost[] =>
  lines.reduce<PersonPost[]>(
    (posts, { post }) => {
      const asItIs = posts.findIndex((each) => isDeepStrictEqual(each, post));
      const known = asItIs < 0 ? posts.findIndex((each) => isSamePost(each, post)) : asItIs;
      return known < 0
        ? [...posts, post]
        : posts.map((each, index) => (index === known ? { ...post, position: each.position } : each));
    },
    [...before],
  );

/** Lines that give one person the same position twice at the same time. */
const faultTwice = (lines: readonly PostLine[], faults: CsvFaults): void => {
  for (const [index, { line, post }] of lines.entries()) {
    const first = lines.slice(0, index).find((other) => isSamePost(other.post, post));
    if (first !== undefined) faults.add(line, `trùng người, chức vụ và thời gian với dòng ${first.line}.`);
  }
};

/** The person whom lines are about, where the directory has one; several lines may be about one person. */
interface PersonLines {
  readonly before: PersonBody | null;
  readonly name: string;
  readonly lines: readonly PostLine[];
}

/** Puts together the lines that are about one person: the same name in the same unit, or both in units where he or she is known. */
const linesOfPeople = (lines: readonly PostLine[], people: PeopleById, faults: CsvFaults): readonly PersonLines[] => {
  const keyOf = (name: string, { unitId }: PersonPost): string => `${unitId} ${typedIdentity(name)}`;
  const known = new Map<string, Set<PersonBody>>();
  for (const person of people.values())
    for (const post of person.posts) {
      const key = keyOf(person.name, post);
      known.set(key, (known.get(key) ?? new Set()).add(person));
    }
  const whoOf = ({ line, name, post }: PostLine): { readonly key: string; readonly before: PersonBody | null } => {
    const key = keyOf(name, post);
    const [before = null, ...others] = known.get(key) ?? [];
    if (others.length > 0)
      faults.add(
        line,
        `danh bạ có ${others.length + 1} người tên ${name} ở đơn vị này; hãy sửa từng người trên trang.`,
      );
    return { key: before?.personId ?? key, before };
  };
  const told = lines.map((line) => ({ line, who: whoOf(line) }));
  return [...Map.groupBy(told, ({ who }) => who.key).values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [{ before: first.who.before, name: first.line.name, lines: [first, ...rest].map(({ line }) => line) }],
  );
};

const factsOfPerson = (
  { before, name, lines }: PersonLines,
  { people, units, newId, actor }: PeopleImportPlace,
  faults: CsvFaults,
): readonly PersonFact[] => {
  const tooMany = (): readonly PersonFact[] => {
    faults.add(lines[0]?.line ?? 1, `${name} có quá ${mostPosts} chức vụ.`);
    return [];
  };
  // Comparing each with each takes a time that grows with their square.
  if (lines.length > mostPosts) return tooMany();
  faultTwice(lines, faults);
  const posts = postsAfter(before?.posts ?? [], lines);
  if (posts.length > mostPosts) return tooMany();
  return before === null
    ? enterPerson({ name, posts }, units, PersonId.parse(newId()), actor)
    : changePerson(people, units, { personId: before.personId, posts }, actor);
};

const newcomerOf = ({ before, name, lines }: PersonLines): readonly NewcomerLine[] => {
  const [first] = lines;
  if (before !== null || first === undefined) return [];
  const { unitId, position } = first.post;
  return [{ line: first.line, name, unitId, position }];
};

/**
 * Compares a file with the directory of people. A person is told apart by name, however it is typed, and unit: many share a name, so that
 * whoever goes to another unit is given the further post by hand, and is named as a doubt. What the file does not name stays as it is; the same file twice changes nothing.
 * Refuses with `bad-csv`.
 */
export const planPeopleImport = (lines: readonly PersonLine[], place: PeopleImportPlace): PeopleImportPlan => {
  const faults = new CsvFaults();
  const search: UnitSearch = {
    byCode: Map.groupBy(place.units.values(), ({ code }) => code),
    butForZeros: unitButForZeros(place.units.values()),
    today: place.today,
  };
  const postLines = lines.flatMap((each): PostLine[] => {
    const unit = unitOfLine(each, search, faults);
    const { line, name, position, validFrom, validTo } = each;
    return unit === null ? [] : [{ line, name, post: { unitId: unit.unitId, position, validFrom, validTo } }];
  });

  const people = linesOfPeople(postLines, place.people, faults);
  const facts = people.flatMap((person) => factsOfPerson(person, place, faults));
  faults.refuseIfAny();
  return {
    facts,
    result: {
      peopleAdded: facts.filter(({ type }) => type === 'personEntered').length,
      peopleChanged: facts.filter(({ type }) => type === 'personChanged').length,
      doubts: [...doubtfulPeople(people.flatMap(newcomerOf), place.people.values(), place.units)],
    },
  };
};
