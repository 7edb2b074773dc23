import { EndpointRoll, PersonId, UnitId, type PersonOnDay } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import {
  proposeRoll,
  seenForRoll,
  type ProposalPeople,
  type SeenForRoll,
} from '../../../src/domain/record/roll-proposal.ts';
import { clock, minutes } from './recorded-meetings.ts';
import { attendee, rollOf } from './rolls.ts';

const came: SeenForRoll = {
  leads: false,
  firstJoinedAt: clock('08:00:00'),
  lastSeenAt: clock('10:00:00'),
  presentMs: minutes(120),
  lateMs: 0,
  leftEarlyMs: null,
  dropOuts: 0,
};
const neverCame: SeenForRoll = {
  ...came,
  firstJoinedAt: null,
  lastSeenAt: null,
  presentMs: 0,
  lateMs: null,
  leftEarlyMs: null,
};

const here = UnitId.parse('hoa-binh');
const there = UnitId.parse('tan-hoa');
const onDay = (id: string, position: string, unitId = here): PersonOnDay => ({
  personId: PersonId.parse(id),
  name: id,
  position,
  unitId,
  unit: unitId === here ? 'Xã Hòa Bình' : 'Xã Tân Hòa',
});
const people = (posts: readonly PersonOnDay[], elsewhere: readonly string[] = []): ProposalPeople => ({
  onDay: posts,
  elsewhere: new Set(elsewhere.map((id) => PersonId.parse(id))),
});
const unit = { from: 'unit', unitId: here } as const;
const proposed = (...args: Parameters<typeof proposeRoll>) => proposeRoll(...args).attendees;

describe('the state that is proposed', () => {
  const posts = people([onDay('HOA', 'Chủ tịch')]);

  test.each([
    ['in person where the endpoint leads', { ...came, leads: true }, 'in-person'],
    ['online where it came', came, 'online'],
    ['not called where it never came', neverCame, 'not-called'],
    ['not called where the machine never saw the one that leads', { ...neverCame, leads: true }, 'not-called'],
  ])('is %s', (_, seen, state) => {
    expect(proposeRoll(seen, unit, posts)).toEqual({
      attendees: [
        {
          personId: 'HOA',
          name: 'HOA',
          position: 'Chủ tịch',
          unit: 'Xã Hòa Bình',
          state,
          reason: '',
          lateMinutes: null,
          leftEarlyMinutes: null,
          substituteFor: null,
        },
      ],
      others: 0,
      note: '',
    });
  });

  test.each([
    [minutes(6), minutes(12) + 1, 6, 13],
    [minutes(5) + 1, 0, 6, null],
    [0, minutes(3_000), null, 1440],
  ])('has whole minutes, rounded up: %i ms late, %i ms early', (lateMs, leftEarlyMs, late, early) => {
    expect(proposed({ ...came, lateMs, leftEarlyMs }, unit, posts)).toMatchObject([
      { lateMinutes: late, leftEarlyMinutes: early },
    ]);
  });
});

describe('the people who are proposed', () => {
  test('are those of the endpoint’s unit on the day, each once with all positions in it', () => {
    const posts = people([
      onDay('HOA', 'Bí thư'),
      onDay('LAN', 'Chủ tịch', there),
      onDay('SON', 'Kế toán'),
      onDay('HOA', 'Chủ tịch HĐND'),
    ]);
    expect(proposed(came, unit, posts).map(({ name, position }) => [name, position])).toEqual([
      ['HOA', 'Bí thư, Chủ tịch HĐND'],
      ['SON', 'Kế toán'],
    ]);
    expect(proposed(came, { from: 'unit', unitId: null }, posts)).toEqual([]);
  });

  test('are not those who are called present elsewhere', () => {
    const posts = people([onDay('HOA', 'Bí thư'), onDay('SON', 'Kế toán')], ['HOA']);
    expect(proposed(came, unit, posts).map(({ name }) => name)).toEqual(['SON']);
    const roll = rollOf([attendee('HOA'), attendee('Triệu Văn Sơn')]);
    expect(proposed(came, { from: 'earlier-meeting', roll }, posts).map(({ name }) => name)).toEqual(['Triệu Văn Sơn']);
  });

  test('are those of the last call of this meeting, with the absent and the late as they were called', () => {
    const substitute = { personId: PersonId.parse('LAN'), name: 'LAN', reason: 'ốm' };
    const roll = rollOf(
      [
        attendee('HOA', { lateMinutes: 30, substituteFor: substitute, reason: 'Kẹt xe' }),
        attendee('LAN', { state: 'excused', reason: 'ốm' }),
        attendee('SON', { state: 'unexcused' }),
        attendee('BA', { state: 'not-called' }),
      ],
      { others: 7, note: 'gọi lúc 8 giờ 10' },
    );
    const again = proposeRoll({ ...came, lateMs: minutes(7) }, { from: 'this-meeting', roll }, people([]));
    expect(again).toMatchObject({
      attendees: [
        { name: 'HOA', state: 'online', lateMinutes: 30, substituteFor: substitute, reason: '' },
        { name: 'LAN', state: 'excused', reason: 'ốm', lateMinutes: null },
        { name: 'SON', state: 'unexcused', lateMinutes: null },
        { name: 'BA', state: 'online', lateMinutes: 7 },
      ],
      others: 7,
      note: '',
    });
    expect(proposeRoll(neverCame, { from: 'this-meeting', roll }, people([]))).toMatchObject({
      attendees: [{ state: 'not-called' }, { state: 'excused' }, { state: 'unexcused' }, { state: 'not-called' }],
      others: 0,
    });
  });

  test('are those of an earlier meeting as they are today, substitutes giving way to whom they stood in for', () => {
    const roll = rollOf(
      [
        attendee('HOA', { state: 'excused', position: 'Phó Chủ tịch' }),
        attendee('GONE'),
        attendee('SON', { substituteFor: { personId: PersonId.parse('LAN'), name: 'LAN', reason: 'ốm' } }),
        attendee('LAN', { state: 'excused', reason: 'ốm' }),
        attendee('Triệu Văn Sơn', { position: 'Trưởng thôn' }),
      ],
      { others: 7 },
    );
    const posts = people([onDay('HOA', 'Chủ tịch'), onDay('LAN', 'Bí thư', there), onDay('NEW', 'Kế toán')]);
    expect(proposeRoll(came, { from: 'earlier-meeting', roll }, posts)).toMatchObject({
      attendees: [
        { name: 'HOA', position: 'Chủ tịch', state: 'online', substituteFor: null },
        { name: 'LAN', position: 'Bí thư', unit: 'Xã Tân Hòa', state: 'online', reason: '', substituteFor: null },
        { name: 'Triệu Văn Sơn', position: 'Trưởng thôn', state: 'online' },
      ],
      others: 0,
    });
  });

  test('who are known by name only come with the position that one of the lines knows', () => {
    const roll = rollOf([
      attendee('Người đi thay', { substituteFor: { personId: null, name: 'Triệu Văn Sơn', reason: 'ốm' } }),
      attendee('Triệu Văn Sơn', { state: 'excused', position: 'Trưởng thôn' }),
    ]);
    expect(proposed(came, { from: 'earlier-meeting', roll }, people([]))).toMatchObject([
      { name: 'Triệu Văn Sơn', position: 'Trưởng thôn' },
    ]);
  });

  test('fit on a roll, however many and however long', () => {
    const long = Array.from({ length: 600 }, (_, index) => ({ ...onDay(`P${index}`, 'x'), unit: 'x'.repeat(161) }));
    const all = proposed(came, unit, people(long));
    expect([all.length, all[0]?.unit.length]).toEqual([500, 160]);
    const broken = people([{ ...onDay('HOA', 'Chủ tịch'), unit: 'Xã Hòa\nBình' }]);
    expect(EndpointRoll.parse(proposeRoll(came, unit, broken)).attendees[0]?.unit).toBe('Xã Hòa Bình');
    const two = people([onDay('HOA', 'a'.repeat(100)), onDay('HOA', 'b'.repeat(100))]);
    expect(proposed(came, unit, two)[0]?.position).toBe('a'.repeat(100));
  });
});

test('what the machine saw is told where it saw anything', () => {
  expect(seenForRoll(neverCame)).toBeNull();
  expect(seenForRoll({ ...came, lateMs: 5, dropOuts: 2 })).toEqual({
    firstJoinedAt: clock('08:00:00'),
    lastSeenAt: clock('10:00:00'),
    presentMs: minutes(120),
    lateMs: 5,
    leftEarlyMs: null,
    dropOuts: 2,
  });
});
