import {
  AccountId,
  MeetingId,
  NewPerson,
  RollCallBody,
  type Attendee,
  type EndpointAttendance,
  type EndpointId,
  type EndpointRollCall,
  type RollCallEntry,
  type UnitBody,
} from '@diem-cau/shared';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import { MeetingBooks } from '../../../src/application/record/meeting-books.ts';
import { People } from '../../../src/application/people/people.ts';
import { RollCalls } from '../../../src/application/record/roll-call.ts';
import type { StampedEvent } from '../../../src/domain/meeting/events.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import { attendee, rollOf } from '../../domain/record/rolls.ts';
import {
  chair,
  clock,
  district,
  hoaBinh,
  opening,
  recorded,
  tanHoa,
  yenLo,
} from '../../domain/record/recorded-meetings.ts';
import { MemoryDirectory, memoryStorage } from '../../fakes/memory-storage.ts';
import { refusalOf, testPeople } from '../../support/people.ts';

const secretary: Actor = { by: 'account', accountId: AccountId.parse('lan'), name: 'Lý Thị Lan' };
const meetingId = MeetingId.parse('meeting-1');
const { endpointId } = hoaBinh;

const before = recorded(
  [
    ['08:00:00', { type: 'endpointJoined', endpointId: district.endpointId }],
    ['08:10:30', { type: 'endpointJoined', endpointId }],
    ['08:30:00', { type: 'endpointDropped', endpointId, cause: 'link-lost' }],
    ['08:32:00', { type: 'endpointResumed', endpointId }],
  ],
  opening(),
);
const closing: StampedEvent = { seq: 6, at: clock('10:00:00'), event: { type: 'meetingClosed', actor: chair } };

const oldUnits = [
  'unit_code,name,kind,endpoint',
  '1,Bình Gia,huyện,Bình Gia',
  '2,Hòa Bình,xã,Hòa Bình',
  '3,Tân Hòa,xã,Tân Hòa',
];
const mergedUnits = [
  'unit_code,name,kind,valid_from,valid_to,successor_code,endpoint',
  '1,Bình Gia,huyện,,,,Bình Gia',
  '2,Hòa Bình,xã,,2025-06-30,4,Hòa Bình',
  '3,Tân Hòa,xã,,2025-06-30,4,Tân Hòa',
  '4,Thiện Long,xã,2025-07-01,,,',
];

/** A hub that holds a meeting of the district, Hòa Bình (late, dropped once) and Tân Hòa, which never comes. */
const inMeeting = async (lines: readonly string[] = oldUnits) => {
  const importing = testPeople();
  await importing.directory.import(new TextEncoder().encode(lines.join('\n')), 'for-good');
  const units = await importing.storage.directory.units();
  // The meeting's endpoints in those units.
  const endpoints = (await importing.storage.directory.endpoints()).map((endpoint) => ({
    ...endpoint,
    endpointId:
      [district, hoaBinh, tanHoa].find(({ name }) => name === endpoint.name)?.endpointId ?? endpoint.endpointId,
  }));
  const storage = { ...memoryStorage(), directory: new MemoryDirectory({ units, endpoints }) };
  await storage.archive.append(meetingId, before);
  let now = clock('08:45:00');
  const ports = { ...storage, clock: { now: () => now }, mint: importing.mint, logger: importing.logger };
  const books = new MeetingBooks(storage.ledgers, storage.archive, ports.clock);
  const people = new People({ ...ports, timeZone: 'Asia/Ho_Chi_Minh' });
  return {
    ...storage,
    books,
    people,
    rollCalls: new RollCalls({ ...ports, books, people, timeZone: 'Asia/Ho_Chi_Minh' }),
    at(time: string): void {
      now = clock(time);
    },
    async person(name: string, position: string, unitName: string) {
      const unit = units.find((each: UnitBody) => each.name === unitName);
      if (unit === undefined) throw new Error(`there is no ${unitName}`);
      const post = { unitId: unit.unitId, position, validFrom: null, validTo: null };
      return people.add(NewPerson.parse({ name, posts: [post] }), secretary);
    },
  };
};

let hub: Awaited<ReturnType<typeof inMeeting>>;
beforeEach(async () => {
  hub = await inMeeting();
});

const of = (body: RollCallBody, id: EndpointAttendance['endpointId']): EndpointRollCall => {
  const found = RollCallBody.parse(body).endpoints.find((endpoint) => endpoint.endpointId === id);
  if (found === undefined) throw new Error('the endpoint is on the list');
  return found;
};
const read = async (id: EndpointId = endpointId) => of(await hub.rollCalls.read(meetingId), id);
const confirm = (attendees: readonly Attendee[], change: Partial<RollCallEntry> = {}) => {
  const entry = { call: 1, endpointId, roll: rollOf(attendees), reason: '', replaces: null, ...change };
  return hub.rollCalls.confirm(meetingId, entry, secretary);
};
const written = async (): Promise<number> => (await hub.books.read(meetingId)).length;

describe('before the first call', () => {
  test('each endpoint of the list has what the machine saw and a proposal, nothing confirmed', async () => {
    await hub.person('Đặng Thị Hoà', 'Chủ tịch', 'Hòa Bình');
    await hub.person('Nguyễn Văn Nam', 'Bí thư', 'Bình Gia');
    await hub.person('Triệu Văn Sơn', 'Chủ tịch', 'Tân Hòa');
    const body = await hub.rollCalls.read(meetingId);
    expect(body.calls).toBe(0);
    expect(body.endpoints.map(({ name, confirmed, history }) => [name, confirmed, history])).toEqual([
      ['Bình Gia', [], []],
      ['Hòa Bình', [], []],
      ['Tân Hòa', [], []],
    ]);
    expect(of(body, endpointId)).toMatchObject({
      seen: { firstJoinedAt: clock('08:10:30'), lateMs: 630_000, leftEarlyMs: null, dropOuts: 1 },
      proposal: {
        attendees: [{ name: 'Đặng Thị Hoà', unit: 'Xã Hòa Bình', state: 'online', lateMinutes: 11 }],
      },
    });
    expect(of(body, district.endpointId).proposal.attendees).toMatchObject([
      { name: 'Nguyễn Văn Nam', unit: 'Huyện Bình Gia', state: 'in-person', lateMinutes: null },
    ]);
    expect(of(body, tanHoa.endpointId)).toMatchObject({
      seen: null,
      proposal: { attendees: [{ name: 'Triệu Văn Sơn', state: 'not-called' }] },
    });
  });

  test('in merged communes the places propose the one commune’s people, until they are called at one of them', async () => {
    hub = await inMeeting(mergedUnits);
    await hub.person('Đặng Thị Hoà', 'Chủ tịch', 'Thiện Long');
    await hub.person('Triệu Văn Sơn', 'Kế toán', 'Tân Hòa');
    const names = async (id: EndpointId) =>
      (await read(id)).proposal.attendees.map(({ name, unit }) => `${name}, ${unit}`);
    const both = ['Đặng Thị Hoà, Xã Thiện Long', 'Triệu Văn Sơn, Xã Thiện Long'];
    expect(await names(endpointId)).toEqual(both);
    expect(await names(tanHoa.endpointId)).toEqual(both);
    await confirm((await read()).proposal.attendees.slice(0, 1));
    expect(await names(tanHoa.endpointId)).toEqual(both.slice(1));
  });

  test('an unknown meeting is not found, for reading, confirming and the file', async () => {
    const nowhere = MeetingId.parse('nowhere');
    const entry = { call: 1, endpointId, roll: rollOf([]), reason: '', replaces: null };
    expect(await refusalOf(hub.rollCalls.read(nowhere))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(hub.rollCalls.csv(nowhere))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(hub.rollCalls.confirm(nowhere, entry, secretary))).toMatchObject({ code: 'not-found' });
  });
});

describe('a call', () => {
  test('is proposed by the corrected record: nobody is late for an opening that was too early', async () => {
    await hub.person('Đặng Thị Hoà', 'Chủ tịch', 'Hòa Bình');
    const correction = { what: 'opening' as const, at: clock('08:10:00') };
    await hub.books.write(meetingId, () => [
      { type: 'recordCorrected', correction, reason: 'Mở sớm để thử máy', actor: secretary },
    ]);
    const { seen, proposal } = await read();
    expect(seen).toMatchObject({ lateMs: 630_000 });
    expect(proposal.attendees).toMatchObject([{ name: 'Đặng Thị Hoà', state: 'online', lateMinutes: null }]);
  });

  test('is confirmed while the meeting runs, changed after it closed, and keeps what stood before', async () => {
    const first = of(await confirm([attendee('Đặng Thị Hoà')]), endpointId);
    expect(first.confirmed).toMatchObject([{ seq: 1, call: 1, by: 'Lý Thị Lan', at: clock('08:45:00'), reason: '' }]);
    await hub.archive.append(meetingId, [closing]);
    hub.at('16:00:00');
    const changed = await confirm([attendee('Đặng Thị Hoà', { leftEarlyMinutes: 20 })], {
      replaces: 1,
      reason: 'Về sớm 20 phút',
    });
    expect(of(changed, endpointId).confirmed).toMatchObject([
      { seq: 2, at: clock('16:00:00'), roll: { attendees: [{ leftEarlyMinutes: 20 }] } },
    ]);
    expect(of(changed, endpointId).history.map(({ seq, reason }) => [seq, reason])).toEqual([
      [1, ''],
      [2, 'Về sớm 20 phút'],
    ]);
    expect(await read()).toEqual(of(changed, endpointId));
  });

  test('may be a second one; the proposal is the first as far as people were there', async () => {
    const substitute = { personId: null, name: 'Hoàng Văn Minh', reason: 'đi công tác' };
    await confirm([
      attendee('Đặng Thị Hoà', { substituteFor: substitute }),
      attendee('Hoàng Văn Minh', { state: 'excused', reason: 'đi công tác' }),
    ]);
    const { proposal } = await read();
    expect(proposal.attendees).toMatchObject([
      { name: 'Đặng Thị Hoà', state: 'online', substituteFor: substitute },
      { name: 'Hoàng Văn Minh', state: 'excused', reason: 'đi công tác' },
    ]);
    const second = await confirm(proposal.attendees, { call: 2 });
    expect(second.calls).toBe(2);
    expect(of(second, endpointId).confirmed.map(({ call, seq }) => [call, seq])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test('of an endpoint that never came holds the absent with their reasons', async () => {
    const absent = attendee('Triệu Văn Sơn', { state: 'excused', reason: 'Mất điện cả xã' });
    const body = await confirm([absent], { endpointId: tanHoa.endpointId });
    expect(of(body, tanHoa.endpointId)).toMatchObject({
      seen: null,
      confirmed: [{ roll: { attendees: [{ state: 'excused', reason: 'Mất điện cả xã' }] } }],
    });
  });

  test('leaves whoever is there out of what is proposed elsewhere', async () => {
    const { personId } = await hub.person('Triệu Văn Sơn', 'Chủ tịch', 'Tân Hòa');
    await confirm([attendee('Triệu Văn Sơn', { personId })]);
    expect((await read(tanHoa.endpointId)).proposal.attendees).toEqual([]);
  });

  test.each<[string, Partial<RollCallEntry>, string]>([
    ['that skips one', { call: 3 }, 'malformed'],
    ['of another state of the roll', { replaces: 9 }, 'edited-meanwhile'],
    ['that changes a roll without a reason', { replaces: 1 }, 'reason-needed'],
    ['with people where the machine saw nobody', { endpointId: tanHoa.endpointId }, 'reason-needed'],
    ['of an endpoint that is not on the list', { endpointId: yenLo.endpointId }, 'not-found'],
  ])('%s is refused, and nothing is written', async (_, change, code) => {
    await confirm([attendee('Đặng Thị Hoà')]);
    const other = [attendee('Hoàng Văn Minh')];
    expect(await refusalOf(confirm(other, change))).toMatchObject({ code });
    expect(await written()).toBe(1);
  });

  test('with a person who is there elsewhere is refused, and nothing is written', async () => {
    await confirm([attendee('HOA')]);
    expect(await refusalOf(confirm([attendee('HOA')], { endpointId: district.endpointId }))).toEqual({
      code: 'person-in-two-rooms',
      details: ['HOA đã được điểm danh có mặt tại Hòa Bình.'],
    });
    expect(await written()).toBe(1);
  });

  test('is one person’s where two confirm at the same moment, and the other is told', async () => {
    const both = await Promise.allSettled([confirm([attendee('A')]), confirm([attendee('B')])]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'edited-meanwhile' } });
    expect(await written()).toBe(1);
  });
});

describe('the next meeting', () => {
  const next = MeetingId.parse('meeting-2');
  const later = recorded([['08:00:00', { type: 'endpointJoined', endpointId }]], { ...opening(), meetingId: next }).map(
    (stamped) => ({ ...stamped, at: stamped.at + 7 * 86_400_000 }),
  );

  test('proposes whom the last one called, at the endpoint where they were called', async () => {
    const { personId } = await hub.person('Đặng Thị Hoà', 'Chủ tịch', 'Tân Hòa');
    await confirm([attendee('Đặng Thị Hoà', { personId, position: 'Phó Chủ tịch', lateMinutes: 5 })]);
    await hub.archive.append(next, later);
    const proposal = of(await hub.rollCalls.read(next), endpointId).proposal;
    expect(proposal.attendees).toMatchObject([{ personId, position: 'Chủ tịch', unit: 'Xã Tân Hòa', state: 'online' }]);
    expect(of(await hub.rollCalls.read(next), tanHoa.endpointId).proposal.attendees).toMatchObject([{ personId }]);
  });

  test('is never one that came before', async () => {
    await hub.archive.append(next, later);
    const entry = { call: 1, endpointId, roll: rollOf([attendee('Mai')]), reason: '', replaces: null };
    await hub.rollCalls.confirm(next, entry, secretary);
    expect((await read()).proposal.attendees).toEqual([]);
  });
});

describe('the file', () => {
  const table = (file: string): Record<string, string>[] => {
    expect(file.startsWith('\uFEFF')).toBe(true);
    return parse(file, { bom: true, delimiter: ';', columns: true });
  };

  test('has a person a line, call by call, and adds up to all people', async () => {
    const substitute = { personId: null, name: 'Hoàng Văn Minh', reason: 'đi công tác' };
    await confirm([attendee('Nguyễn Văn Nam', { state: 'in-person' })], {
      endpointId: district.endpointId,
      roll: rollOf([attendee('Nguyễn Văn Nam', { state: 'in-person' })], { others: 3, note: 'Phòng họp lớn' }),
    });
    await confirm([
      attendee('Đặng Thị Hoà', { lateMinutes: 11, leftEarlyMinutes: 4, substituteFor: substitute }),
      attendee('Hoàng Văn Minh', { state: 'excused', reason: 'Đi công tác' }),
    ]);
    await confirm([], { call: 2, roll: rollOf([], { others: 5 }) });
    await confirm([attendee('Đặng Thị Hoà')], { replaces: 2, reason: 'Ghi nhầm' });
    const rows = table(await hub.rollCalls.csv(meetingId));
    expect(
      rows.map((row) => [row.STT, row['Lần điểm danh'], row['Điểm cầu'], row['Họ và tên'], row['Số người']]),
    ).toEqual([
      ['1', '1', 'Bình Gia', 'Nguyễn Văn Nam', '1'],
      ['2', '1', 'Bình Gia', '(không ghi tên)', '3'],
      ['3', '1', 'Hòa Bình', 'Đặng Thị Hoà', '1'],
      ['4', '2', 'Hòa Bình', '(không ghi tên)', '5'],
    ]);
    expect(rows.map((row) => row['Trạng thái'])).toEqual([
      'Có mặt trực tiếp',
      'Có mặt trực tiếp',
      'Có mặt trực tuyến',
      'Có mặt trực tuyến',
    ]);
    expect(rows[2]).toMatchObject({
      'Người xác nhận': 'Lý Thị Lan',
      'Xác nhận lúc': '22/11/2026 08:45:00',
      'Lý do sửa': 'Ghi nhầm',
    });
  });

  test('tells the absent, the late and the substitutes, and that an empty roll was called', async () => {
    const substitute = { personId: null, name: 'Hoàng Văn Minh', reason: 'đi công tác' };
    await confirm([
      attendee('Đặng Thị Hoà', { lateMinutes: 11, leftEarlyMinutes: 4, substituteFor: substitute }),
      attendee('Hoàng Văn Minh', { state: 'excused', reason: 'Đi công tác' }),
      attendee('Mã Thị Tư', { state: 'unexcused' }),
      attendee('Chu Văn Năm', { state: 'not-called' }),
    ]);
    await confirm([], { endpointId: tanHoa.endpointId, roll: rollOf([], { note: 'Không liên lạc được' }) });
    expect(table(await hub.rollCalls.csv(meetingId))).toMatchObject([
      {
        'Trạng thái': 'Có mặt trực tuyến',
        'Đến muộn (phút)': '11',
        'Về sớm (phút)': '4',
        'Dự thay cho': 'Hoàng Văn Minh',
        'Lý do dự thay': 'đi công tác',
      },
      { 'Trạng thái': 'Vắng có lý do', 'Lý do vắng': 'Đi công tác', 'Đến muộn (phút)': '' },
      { 'Trạng thái': 'Vắng không lý do' },
      { 'Trạng thái': 'Chưa điểm danh' },
      { 'Điểm cầu': 'Tân Hòa', 'Họ và tên': '', 'Số người': '0', 'Ghi chú': 'Không liên lạc được' },
    ]);
  });

  test('makes no formula of what people typed', async () => {
    await confirm([attendee('=1+1', { position: '@cmd', reason: '' })]);
    const text = await hub.rollCalls.csv(meetingId);
    expect(table(text)).toMatchObject([{ 'Họ và tên': "'=1+1", 'Chức vụ': "'@cmd" }]);
  });

  test('is a heading alone before the first call', async () => {
    expect(table(await hub.rollCalls.csv(meetingId))).toEqual([]);
  });
});
