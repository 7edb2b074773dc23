import type { EndpointId } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { attendanceLog } from '../../../src/domain/record/attendance-log.ts';
import { personPresence } from '../../../src/domain/record/person-presence.ts';
import { chair, clock, district, hoaBinh, minutes, recorded, tanHoa } from './recorded-meetings.ts';
import { attendee, confirmed, entryOf, rollOf, type Book } from './rolls.ts';

const { endpointId } = hoaBinh;

/** 08:00 to 10:00 with a break of 15 minutes; Hòa Bình comes at 08:10 and is away from 08:40 to 08:50; Tân Hòa never comes. */
const log = attendanceLog(
  recorded([
    ['08:00:00', { type: 'endpointJoined', endpointId: district.endpointId }],
    ['08:10:00', { type: 'endpointJoined', endpointId }],
    ['08:40:00', { type: 'endpointDropped', endpointId, cause: 'link-lost' }],
    ['08:50:00', { type: 'endpointResumed', endpointId }],
    ['09:00:00', { type: 'endpointDropped', endpointId: district.endpointId, cause: 'page-closed' }],
    ['09:00:00', { type: 'breakStarted', actor: chair }],
    ['09:15:00', { type: 'breakEnded', actor: chair }],
    ['10:00:00', { type: 'meetingClosed', actor: chair }],
  ]),
);

const peopleOf = (book: Book) => {
  if (log === null) throw new Error('the record has an opening');
  return personPresence(log, book, clock('10:00:00'));
};
const minutesOf = (book: Book): Record<string, number> =>
  Object.fromEntries(peopleOf(book).map(({ name, presentMs }) => [name, presentMs / minutes(1)]));
const called = (id: EndpointId, ...people: readonly ReturnType<typeof attendee>[]) =>
  entryOf(rollOf(people), { endpointId: id, reason: 'gọi điện' });

describe('how long each person was there', () => {
  test('online: while the endpoint was there, less what was said of coming late and leaving early', () => {
    const book = confirmed(
      [],
      called(
        endpointId,
        attendee('Nông Thị Ệm'),
        attendee('Hà Văn Muộn', { lateMinutes: 30 }),
        attendee('Lý Văn Sớm', { leftEarlyMinutes: 20 }),
        attendee('Đi Khỏi', { lateMinutes: 70, leftEarlyMinutes: 60 }),
      ),
    );
    // 08:10–08:40, 08:50–09:00 and 09:15–10:00.
    expect(minutesOf(book)).toEqual({ 'Nông Thị Ệm': 85, 'Hà Văn Muộn': 65, 'Lý Văn Sớm': 65, 'Đi Khỏi': 0 });
  });

  test('in the room that leads: whatever its line did', () => {
    const book = confirmed([], called(district.endpointId, attendee('Chủ tịch', { state: 'in-person' })));
    expect(minutesOf(book)).toEqual({ 'Chủ tịch': 105 });
  });

  test('nobody who is absent, not called, or at an endpoint that never came', () => {
    const book = confirmed(
      confirmed(
        [],
        called(
          endpointId,
          attendee('Vắng', { state: 'excused', reason: 'đi công tác' }),
          attendee('Bỏ', { state: 'unexcused' }),
          attendee('Chưa', { state: 'not-called' }),
        ),
      ),
      called(tanHoa.endpointId, attendee('Qua Điện Thoại')),
    );
    expect(minutesOf(book)).toEqual({ Vắng: 0, Bỏ: 0, Chưa: 0, 'Qua Điện Thoại': 0 });
  });

  test('with a second call: who was there and is called absent counts until the last call that found him', () => {
    const first = confirmed(
      [],
      called(endpointId, attendee('AN'), attendee('Nông Thị Ệm'), attendee('Ra Về')),
      clock('08:20:00'),
    );
    const second = confirmed(
      first,
      entryOf(rollOf([attendee('AN', { name: 'Nguyễn Văn An', state: 'unexcused' }), attendee('NÔNG THỊ ỆM')]), {
        call: 2,
      }),
      clock('09:30:00'),
    );
    expect(
      peopleOf(second).map(({ name, calls, state, presentMs }) => [name, calls, state, presentMs / 60_000]),
    ).toEqual([
      [
        'Nguyễn Văn An',
        [
          { call: 1, state: 'online' },
          { call: 2, state: 'unexcused' },
        ],
        'unexcused',
        10,
      ],
      [
        'NÔNG THỊ ỆM',
        [
          { call: 1, state: 'online' },
          { call: 2, state: 'online' },
        ],
        'online',
        85,
      ],
      ['Ra Về', [{ call: 1, state: 'online' }], 'not-called', 10],
    ]);
  });

  test('a first call that is put right after the meeting still tells of the moment at which it was made', () => {
    const first = confirmed([], called(endpointId, attendee('AN'), attendee('BINH')), clock('08:20:00'));
    const second = confirmed(first, entryOf(rollOf([attendee('AN')]), { call: 2 }), clock('09:30:00'));
    const spelled = entryOf(rollOf([attendee('AN'), attendee('BINH', { position: 'Phó Chủ tịch UBND xã' })]), {
      reason: 'ghi sai chức vụ',
      replaces: 1,
    });
    expect(minutesOf(confirmed(second, spelled, clock('11:00:00')))).toEqual({ AN: 85, BINH: 10 });
  });

  test('who goes to another room between two calls is in one room at a time', () => {
    const first = confirmed(
      [],
      called(district.endpointId, attendee('AN', { state: 'in-person' }), attendee('BINH', { state: 'in-person' })),
      clock('08:20:00'),
    );
    const second = confirmed(first, entryOf(rollOf([attendee('AN')]), { call: 2 }), clock('09:30:00'));
    expect(peopleOf(second).map(({ name, endpointId: at, presentMs }) => [name, at, presentMs / minutes(1)])).toEqual([
      ['AN', district.endpointId, 20],
      ['BINH', district.endpointId, 105],
      ['AN', endpointId, 30],
    ]);
  });

  test('who was absent in the first call and is found by the second counts from then, or from when the clerk says', () => {
    const absent = { state: 'unexcused' } as const;
    const first = confirmed(
      [],
      called(endpointId, attendee('AN', absent), attendee('BA', absent), attendee('CA', { state: 'not-called' })),
      clock('08:12:00'),
    );
    const second = confirmed(
      first,
      entryOf(rollOf([attendee('AN'), attendee('BA', { lateMinutes: 25 }), attendee('CA')]), { call: 2 }),
      clock('09:30:00'),
    );
    // 09:30–10:00; 08:25–08:40, 08:50–09:00 and 09:15–10:00; nobody said that the third was absent.
    expect(minutesOf(second)).toEqual({ AN: 30, BA: 70, CA: 85 });
  });

  test('who was absent in one room’s call and is found in another room counts from the call that found him', () => {
    const first = confirmed(
      [],
      called(district.endpointId, attendee('AN', { state: 'unexcused' }), attendee('BA', { state: 'unexcused' })),
      clock('08:12:00'),
    );
    const second = confirmed(
      first,
      entryOf(rollOf([attendee('AN'), attendee('BA', { lateMinutes: 25 })]), { call: 2 }),
      clock('09:30:00'),
    );
    // Not the 85 minutes that the endpoint was there: 09:30–10:00, and from the twenty-fifth minute as the clerk says.
    expect(minutesOf(second)).toEqual({ AN: 30, BA: 70 });
    const found = peopleOf(second).filter(({ endpointId: at }) => at === endpointId);
    expect(found.map(({ presentMs }) => presentMs / minutes(1))).toEqual([30, 70]);
  });

  test('whom a later call of another room misses was there until the last call that found him', () => {
    const first = confirmed([], called(endpointId, attendee('AN')), clock('08:20:00'));
    const missing = entryOf(rollOf([attendee('AN', { state: 'unexcused' })]), {
      call: 2,
      endpointId: district.endpointId,
    });
    expect(minutesOf(confirmed(first, missing, clock('09:30:00')))).toMatchObject({ AN: 10 });
  });

  test('who moved to another room counts there from the minutes late that the clerk noted, never in two rooms at once', () => {
    const inDistrict = { state: 'in-person' } as const;
    const first = confirmed(
      [],
      called(district.endpointId, attendee('AN', inDistrict), attendee('BA', inDistrict)),
      clock('08:20:00'),
    );
    const second = confirmed(
      first,
      entryOf(rollOf([attendee('AN', { lateMinutes: 35 }), attendee('BA', { lateMinutes: 15 })]), { call: 2 }),
      clock('09:30:00'),
    );
    expect(peopleOf(second).map(({ name, endpointId: at, presentMs }) => [name, at, presentMs / minutes(1)])).toEqual([
      ['AN', district.endpointId, 20],
      ['BA', district.endpointId, 20],
      // 08:35–08:40, 08:50–09:00, 09:15–10:00; and from 08:20, when the first call found him in the other room.
      ['AN', endpointId, 60],
      ['BA', endpointId, 75],
    ]);
  });

  test('is one person in a room however the name is typed, and another where its tones differ', () => {
    const first = confirmed(
      [],
      called(endpointId, attendee('Hoàng Văn Hòa'), attendee('Lý Thị Hoa')),
      clock('08:20:00'),
    );
    const again = entryOf(rollOf([attendee('HOÀNG VĂN  HOÀ'), attendee('Lý Thị Hỏa')]), { call: 2 });
    const people = peopleOf(confirmed(first, again, clock('09:30:00')));
    expect(people.map(({ name, calls }) => [name, calls.length])).toEqual([
      ['HOÀNG VĂN  HOÀ', 2],
      ['Lý Thị Hỏa', 1],
      ['Lý Thị Hoa', 1],
    ]);
  });

  test('keeps whom somebody stands in for, and the order of endpoints and rolls', () => {
    const substituteFor = { personId: null, name: 'Nông Văn Dự', reason: 'ốm' };
    const book = confirmed(
      confirmed([], called(endpointId, attendee('Đặng Khê', { substituteFor }))),
      called(district.endpointId, attendee('Chủ tịch', { state: 'in-person' })),
    );
    expect(peopleOf(book).map(({ name, endpointId: at, substituteFor: whom }) => [name, at, whom])).toEqual([
      ['Chủ tịch', district.endpointId, null],
      ['Đặng Khê', endpointId, substituteFor],
    ]);
  });

  test('nobody before anybody was called', () => {
    expect(peopleOf([])).toEqual([]);
  });
});
