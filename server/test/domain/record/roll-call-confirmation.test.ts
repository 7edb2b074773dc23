import { EndpointId } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { confirmRoll } from '../../../src/domain/record/roll-call-confirmation.ts';
import { rollsInForce } from '../../../src/domain/record/roll-call.ts';
import { district, hoaBinh, tanHoa } from './recorded-meetings.ts';
import { attendee, calledEndpoints, confirmed, entryOf, refused, rollOf, secretary } from './rolls.ts';

const hoa = attendee('HOA');
const roll = rollOf([hoa, attendee('Triệu Văn Sơn')]);
const once = confirmed([], entryOf(roll));

describe('a roll is confirmed', () => {
  test('by a person, with what was said and nothing else', () => {
    expect(confirmRoll([], entryOf(roll), calledEndpoints, secretary)).toEqual([
      { type: 'rollConfirmed', call: 1, endpointId: hoaBinh.endpointId, roll, reason: '', actor: secretary },
    ]);
  });

  test('without minutes of people who were not there, and without lateness of no minute', () => {
    const told = rollOf([
      attendee('HOA', { state: 'excused', reason: 'Đi họp tỉnh', lateMinutes: 12, leftEarlyMinutes: 3 }),
      attendee('LAN', { lateMinutes: 0, leftEarlyMinutes: 7 }),
    ]);
    expect(rollsInForce(confirmed([], entryOf(told))).get(hoaBinh.endpointId)?.roll.attendees).toMatchObject([
      { state: 'excused', reason: 'Đi họp tỉnh', lateMinutes: null, leftEarlyMinutes: null },
      { lateMinutes: null, leftEarlyMinutes: 7 },
    ]);
  });

  test('anew with a reason, replacing the one that its clerk saw', () => {
    const changed = rollOf([hoa]);
    const twice = confirmed(once, entryOf(changed, { replaces: 1, reason: 'Đồng chí Sơn không có mặt' }));
    expect(rollsInForce(twice).get(hoaBinh.endpointId)).toMatchObject({ seq: 2, roll: changed });
    expect(twice).toHaveLength(2);
  });

  test('in a second call, where nothing is replaced and no reason is needed', () => {
    const twice = confirmed(once, entryOf(rollOf([hoa]), { call: 2 }));
    expect(rollsInForce(twice).get(hoaBinh.endpointId)).toMatchObject({ seq: 2, call: 2 });
  });

  test('of an endpoint that attends by telephone, whose people need no further reason', () => {
    const { endpointId } = tanHoa;
    const phoned = calledEndpoints.map((each) =>
      each.endpointId === endpointId ? { ...each, byPhone: [{ from: 1, to: null }] } : each,
    );
    expect(confirmRoll([], entryOf(roll, { endpointId }), phoned, secretary)).toHaveLength(1);
  });

  test('of an endpoint that never came: all absent needs no reason, people there need one', () => {
    const { endpointId } = tanHoa;
    const absent = rollOf([
      attendee('HOA', { state: 'excused', reason: 'Mất điện' }),
      attendee('LAN', { state: 'unexcused' }),
    ]);
    expect(confirmed([], entryOf(absent, { endpointId }))).toHaveLength(1);
    const there = entryOf(roll, { endpointId, reason: 'Dự bằng điện thoại' });
    expect(confirmed([], there)).toHaveLength(1);
  });

  test('once only: what says the same as before is no new fact, whatever it means to replace', () => {
    for (const replaces of [null, 1, 7])
      expect(confirmRoll(once, entryOf(structuredClone(roll), { replaces }), calledEndpoints, secretary)).toEqual([]);
  });

  test.each([
    ['a state', rollOf([{ ...hoa, state: 'excused' }, attendee('Triệu Văn Sơn')])],
    ['the order', rollOf(roll.attendees.toReversed())],
    ['the people without a name', { ...roll, others: 1 }],
    ['the note', { ...roll, note: 'Mất tiếng 5 phút' }],
    ['a position', rollOf([{ ...hoa, position: 'Bí thư' }, attendee('Triệu Văn Sơn')])],
    [
      'a substitute',
      rollOf([hoa, attendee('Triệu Văn Sơn', { substituteFor: { personId: null, name: 'A', reason: 'ốm' } })]),
    ],
    ['a minute', rollOf([{ ...hoa, lateMinutes: 6 }, attendee('Triệu Văn Sơn')])],
    ['who it is', rollOf([hoa, { ...attendee('LAN'), name: 'Triệu Văn Sơn' }])],
  ])('anew where %s is another', (_, other) => {
    expect(confirmed(once, entryOf(other, { replaces: 1, reason: 'Ghi nhầm' }))).toHaveLength(2);
  });
});

describe('a roll is refused', () => {
  test('for an endpoint that is not on the meeting’s list', () => {
    const entry = entryOf(roll, { endpointId: EndpointId.parse('nowhere') });
    expect(refused([], entry).code).toBe('not-found');
  });

  test('in a call before which another is still to come', () => {
    expect(refused([], entryOf(roll, { call: 2 }))).toEqual({
      code: 'malformed',
      details: ['Chưa có lần điểm danh thứ 1.'],
    });
    expect(refused(once, entryOf(roll, { call: 3 })).details).toEqual(['Chưa có lần điểm danh thứ 2.']);
  });

  test.each([null, 2, 0])('where it replaces %s and not the one in force', (replaces) => {
    const entry = entryOf(rollOf([hoa]), { replaces, reason: 'Ghi nhầm' });
    expect(refused(once, entry)).toEqual({
      code: 'edited-meanwhile',
      details: ['Bản mới nhất do Nguyễn Văn An xác nhận.'],
    });
  });

  test('where it replaces what was never there, or what counts in another call or at another endpoint', () => {
    expect(refused([], entryOf(roll, { replaces: 1 })).code).toBe('edited-meanwhile');
    expect(refused(once, entryOf(rollOf([]), { call: 2, replaces: 1 })).code).toBe('edited-meanwhile');
    const elsewhere = entryOf(rollOf([]), { endpointId: district.endpointId, replaces: 1 });
    expect(refused(once, elsewhere).code).toBe('edited-meanwhile');
  });

  test('where it changes a roll without a reason', () => {
    expect(refused(once, entryOf(rollOf([hoa]), { replaces: 1 }))).toEqual({
      code: 'reason-needed',
      details: ['Hòa Bình đã được Nguyễn Văn An xác nhận điểm danh.'],
    });
  });

  test.each([
    ['a named person', roll, 2],
    ['people without a name', rollOf([], { others: 12 }), 12],
    ['one of many', rollOf([attendee('HOA', { state: 'unexcused' }), attendee('LAN', { state: 'in-person' })]), 1],
  ])('where %s is there and the machine never saw the endpoint', (_, there, count) => {
    expect(refused([], entryOf(there, { endpointId: tanHoa.endpointId }))).toEqual({
      code: 'reason-needed',
      details: [`Hệ thống chưa từng ghi nhận Tân Hòa vào họp, mà ${count} người có mặt.`],
    });
  });

  test('where more than 50 people are there without a name', () => {
    expect(refused([], entryOf(rollOf([], { others: 5000 })))).toEqual({
      code: 'reason-needed',
      details: ['Hòa Bình ghi 5000 người không có tên, nhiều hơn 50: có đúng không?'],
    });
    expect(confirmed([], entryOf(rollOf([], { others: 50 })))).toHaveLength(1);
    expect(confirmed([], entryOf(rollOf([], { others: 120 }), { reason: 'tập huấn toàn xã' }))).toHaveLength(1);
  });

  test('where a person is there who is there at another endpoint in the same call, by either way of being there', () => {
    const entry = entryOf(rollOf([attendee('HOA', { state: 'in-person' }), attendee('LAN')]), {
      endpointId: district.endpointId,
    });
    expect(refused(once, entry)).toEqual({
      code: 'person-in-two-rooms',
      details: ['HOA đã được điểm danh có mặt tại Hòa Bình.'],
    });
  });

  test('not where that person is absent at one of them, or there in another call, or has only the same name', () => {
    const { endpointId } = district;
    const absent = entryOf(rollOf([attendee('HOA', { state: 'excused' })]), { endpointId });
    expect(confirmed(once, absent)).toHaveLength(2);
    expect(confirmed(once, entryOf(rollOf([hoa]), { endpointId, call: 2 }))).toHaveLength(2);
    expect(confirmed(once, entryOf(rollOf([attendee('Triệu Văn Sơn')]), { endpointId }))).toHaveLength(2);
  });

  test('not where the other endpoint’s roll was changed and the person is not there any more', () => {
    const gone = confirmed(once, entryOf(rollOf([]), { replaces: 1, reason: 'Ghi nhầm điểm cầu' }));
    expect(confirmed(gone, entryOf(rollOf([hoa]), { endpointId: district.endpointId }))).toHaveLength(3);
  });

  test('where a person stands on it twice, or stands in for himself', () => {
    expect(refused([], entryOf(rollOf([hoa, { ...hoa, state: 'excused' }])))).toEqual({
      code: 'malformed',
      details: ['HOA có tên hai lần trong danh sách.'],
    });
    const own = { personId: hoa.personId, name: 'HOA', reason: 'ốm' };
    expect(refused([], entryOf(rollOf([{ ...hoa, substituteFor: own }]))).code).toBe('malformed');
  });

  test('where somebody stands in for a person who is there, unless that is for a part of the meeting', () => {
    const instead = attendee('SON', { substituteFor: { personId: hoa.personId, name: 'HOA', reason: 'ốm' } });
    expect(refused([], entryOf(rollOf([instead, hoa])))).toEqual({
      code: 'malformed',
      details: ['HOA có mặt mà lại có người dự thay.'],
    });
    for (const there of [{ state: 'excused' as const }, { leftEarlyMinutes: 40 }])
      expect(confirmed([], entryOf(rollOf([instead, { ...hoa, ...there }])))).toHaveLength(1);
  });
});
