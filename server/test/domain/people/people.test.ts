import {
  AccountId,
  PersonId,
  UnitId,
  type PersonBody,
  type PersonPost,
  Refusal,
  type UnitBody,
} from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import {
  changePerson,
  enterPerson,
  peopleOf,
  peopleOnDay,
  type PersonFact,
} from '../../../src/domain/people/people.ts';

const admin: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };

const unit = (id: string, name: string, change: Partial<UnitBody> = {}): UnitBody => ({
  unitId: UnitId.parse(id),
  code: id,
  name,
  kind: 'xã',
  parentId: null,
  validFrom: null,
  validTo: null,
  successorId: null,
  ...change,
});
const thienLong = unit('thien-long', 'Thiện Long', { validFrom: '2025-07-01' });
const hoaBinh = unit('hoa-binh', 'Hòa Bình', { validTo: '2025-06-30', successorId: thienLong.unitId });
const units = new Map([thienLong, hoaBinh].map((each) => [each.unitId, each]));

const post = (position: string, change: Partial<PersonPost> = {}): PersonPost => ({
  unitId: hoaBinh.unitId,
  position,
  validFrom: null,
  validTo: null,
  ...change,
});
const hoa = PersonId.parse('hoa');
const entered = (posts: readonly PersonPost[], personId = hoa): readonly PersonFact[] =>
  enterPerson({ name: 'Đặng Thị Hoà', posts: [...posts] }, units, personId, admin);
const codeOf = (act: () => unknown): Refusal['code'] | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('a person', () => {
  test('stands in the directory as last said, and every fact says who said it', () => {
    const facts = entered([post('Phó Chủ tịch')]);
    const change = changePerson(peopleOf(facts), units, { personId: hoa, posts: [post('Chủ tịch')] }, admin);
    expect(change).toEqual([
      {
        type: 'personChanged',
        person: { personId: hoa, name: 'Đặng Thị Hoà', posts: [post('Chủ tịch')] },
        actor: admin,
      },
    ]);
    expect(peopleOf([...facts, ...change]).get(hoa)?.posts).toEqual([post('Chủ tịch')]);
  });

  test('who is changed into what he or she is gives no fact', () => {
    const people = peopleOf(entered([post('Chủ tịch')]));
    expect(changePerson(people, units, { personId: hoa }, admin)).toEqual([]);
    expect(
      changePerson(people, units, { personId: hoa, name: 'Đặng Thị Hoà', posts: [post('Chủ tịch')] }, admin),
    ).toEqual([]);
    expect(changePerson(people, units, { personId: hoa, name: 'Đặng Thị Hòa' }, admin)).toHaveLength(1);
    expect(
      changePerson(people, units, { personId: hoa, posts: [post('Chủ tịch', { validTo: '2026-01-01' })] }, admin),
    ).toHaveLength(1);
  });

  test.each([
    ['a unit that is not known', [post('Chủ tịch', { unitId: UnitId.parse('nowhere') })], 'not-found'],
    [
      'an end before the beginning',
      [post('Chủ tịch', { validFrom: '2026-01-02', validTo: '2026-01-01' })],
      'malformed',
    ],
    ['the same post twice', [post('Chủ tịch'), post('Chủ tịch')], 'malformed'],
    ['one day only', [post('Chủ tịch', { validFrom: '2026-01-01', validTo: '2026-01-01' })], null],
  ])('with %s', (_, posts, code) => {
    expect(codeOf(() => entered(posts))).toBe(code);
    const people = peopleOf(entered([post('Bí thư')]));
    expect(codeOf(() => changePerson(people, units, { personId: hoa, posts }, admin))).toBe(code);
  });

  test('who is not in the directory cannot be changed', () => {
    expect(codeOf(() => changePerson(new Map(), units, { personId: hoa, name: 'A' }, admin))).toBe('not-found');
  });
});

describe('on a day', () => {
  const people = peopleOf(
    entered([
      post('Phó Chủ tịch', { validTo: '2024-12-31' }),
      post('Chủ tịch', { validFrom: '2025-01-01' }),
      post('Phó Bí thư', { validFrom: '2025-01-01' }),
    ]),
  );
  const on = (day: string): string[] =>
    peopleOnDay(people, units, day).map(({ position, unit: name }) => `${position} ${name}`);

  test('people hold the positions of that day, first and last day included, in the unit of that day', () => {
    expect(on('2024-12-31')).toEqual(['Phó Chủ tịch Xã Hòa Bình']);
    expect(on('2025-01-01')).toEqual(['Chủ tịch Xã Hòa Bình', 'Phó Bí thư Xã Hòa Bình']);
    expect(on('2025-07-01')).toEqual(['Chủ tịch Xã Thiện Long', 'Phó Bí thư Xã Thiện Long']);
    expect(peopleOnDay(people, units, '2025-07-01')[0]?.unitId).toBe(thienLong.unitId);
  });

  test('whoever has left office is not among them', () => {
    expect(peopleOnDay(peopleOf(entered([post('Chủ tịch', { validTo: '2024-12-31' })])), units, '2025-01-01')).toEqual(
      [],
    );
  });
});

test('any directory is the last word about each person, in the order in which they were entered', () => {
  const anyPerson: fc.Arbitrary<PersonBody> = fc.record({
    personId: fc.constantFrom('a', 'b', 'c').map((id) => PersonId.parse(id)),
    name: fc.constantFrom('An', 'Bình', 'Cường'),
    posts: fc.constant([post('Chủ tịch')]),
  });
  fc.assert(
    fc.property(fc.array(anyPerson), (persons) => {
      const people = peopleOf(persons.map((person) => ({ type: 'personEntered', person, actor: admin })));
      expect([...people.keys()]).toEqual([...new Set(persons.map(({ personId }) => personId))]);
      for (const [personId, person] of people)
        expect(person).toEqual(persons.findLast((each) => each.personId === personId));
    }),
  );
});
