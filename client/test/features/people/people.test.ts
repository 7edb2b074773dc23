import { NewPerson, PersonId, UnitId, type PersonBody, type UnitBody } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import {
  changePost,
  draftOf,
  personOf,
  postFaults,
  withPost,
} from '../../../src/features/people/people/person-draft.ts';
import { findUnits } from '../../../src/ui/desk/unit-names.ts';

const person: PersonBody = {
  personId: PersonId.parse('p'),
  name: 'Nguyễn Văn An',
  posts: [
    { unitId: UnitId.parse('old'), position: 'Phó Chủ tịch', validFrom: null, validTo: '2025-06-30' },
    { unitId: UnitId.parse('new'), position: 'Chủ tịch', validFrom: '2025-07-01', validTo: null },
  ],
};

describe('the form for a person', () => {
  it('gives back what it was opened with', () => {
    expect(personOf(draftOf(person))).toEqual({ name: person.name, posts: person.posts });
  });

  it('has a place for one position at first, and keeps the last one', () => {
    const fresh = draftOf(null);
    expect(fresh.posts).toHaveLength(1);
    expect(personOf(fresh)).toBeNull();
    expect(changePost(fresh, 0, null)).toBe(fresh);
    const two = withPost(fresh);
    expect(changePost(two, 0, null).posts.map(({ key }) => key)).toEqual([1]);
  });

  it('takes days as they are written here', () => {
    const filled = changePost({ ...draftOf(null), name: ' Lê Thị Bình ' }, 0, {
      unitId: UnitId.parse('new'),
      position: ' Công chức ',
      validFrom: '1/7/2025',
    });
    expect(NewPerson.parse(personOf(filled))).toEqual({
      name: 'Lê Thị Bình',
      posts: [{ unitId: 'new', position: 'Công chức', validFrom: '2025-07-01', validTo: null }],
    });
  });

  it('names what has to be mended', () => {
    const [post] = draftOf(person).posts;
    if (post === undefined) throw new Error('no post');
    expect(postFaults(post)).toEqual([]);
    expect(postFaults({ ...post, unitId: null, position: ' ' })).toEqual(['unit', 'position']);
    expect(postFaults({ ...post, validFrom: '31/06/2025' })).toEqual(['day']);
    expect(postFaults({ ...post, validFrom: '01/07/2025', validTo: '30/06/2025' })).toEqual(['order']);
  });
});

describe('units to choose from', () => {
  const unit = (id: string, name: string, validTo: string | null): UnitBody => ({
    unitId: UnitId.parse(id),
    code: id,
    name,
    kind: 'xã',
    parentId: null,
    validFrom: null,
    validTo,
    successorId: null,
  });

  it('are found without tone marks, those of today before those that are no more', () => {
    const units = [unit('a', 'Hòa Bình', '2025-06-30'), unit('b', 'Thiện Hòa', null), unit('c', 'Hoa Thám', null)];
    expect(findUnits(units, 'HOA', '2026-01-01').map(({ name }) => name)).toEqual([
      'Thiện Hòa',
      'Hoa Thám',
      'Hòa Bình',
    ]);
    expect(findUnits(units, 'xa hoa b', '2025-06-30').map(({ name }) => name)).toEqual(['Hòa Bình']);
  });
});
