import { AccountId, EndpointId, MinutesView } from '@diem-cau/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { chair, clock, district, hoaBinh, opening, recorded } from '../../domain/record/recorded-meetings.ts';
import { attendee, rollOf } from '../../domain/record/rolls.ts';
import {
  admin,
  callRoll,
  meetingId,
  row,
  secretary,
  story,
  paperWorld,
  type PaperWorld,
} from '../../support/papers.ts';

let hub: PaperWorld;
beforeEach(async () => {
  hub = await paperWorld();
});

describe('the proposal of minutes', () => {
  const proposal = async () => MinutesView.parse(await hub.minutes.view(meetingId, undefined, admin)).proposal;

  test('names time, place and agency from the record and the directory', async () => {
    expect(await proposal()).toMatchObject({
      head: { superiorAgency: 'UBND TỈNH LẠNG SƠN', agency: 'UBND HUYỆN BÌNH GIA', symbol: 'BB-UBND' },
      meetingName: 'Họp giao ban tháng 11',
      startsAt: '08 giờ 00 phút, ngày 22 tháng 11 năm 2026',
      endsAt: '10 giờ 00 phút, ngày 22 tháng 11 năm 2026',
      place: 'Điểm cầu chủ tọa: Bình Gia.\nHọp trực tuyến với 2 điểm cầu (Hòa Bình, Tân Hòa).',
      recipients: 'Như thành phần tham dự\nLưu: VT, Hồ sơ',
    });
  });

  test('without a roll call says what the machine saw, as such, and leaves the chair blank', async () => {
    const { attendance, attendanceRows, chair: who, chairName, secretary: writer } = await proposal();
    expect(attendance).toBe(
      '3 điểm cầu được triệu tập; hệ thống ghi nhận 2 điểm cầu có kết nối. Chưa điểm danh người dự.\n' +
        'Hệ thống không ghi nhận kết nối của 1 điểm cầu (Tân Hòa).',
    );
    expect([who, chairName, writer]).toEqual(['', '', 'Nguyễn Văn An']);
    expect(attendanceRows).toEqual([
      { endpoint: 'Bình Gia', present: 'Chưa điểm danh; hệ thống ghi nhận kết nối từ 08 giờ 00 phút', absent: '' },
      { endpoint: 'Hòa Bình', present: 'Chưa điểm danh; hệ thống ghi nhận kết nối từ 08 giờ 02 phút', absent: '' },
      { endpoint: 'Tân Hòa', present: '', absent: 'Chưa điểm danh; hệ thống không ghi nhận kết nối' },
    ]);
  });

  test('with a roll call counts the people and names them in the annex', async () => {
    await callRoll(hub);
    const body = await proposal();
    expect(body.attendance.split('\n')).toEqual([
      '3 điểm cầu được triệu tập; có mặt theo điểm danh: 6 người (trực tiếp: 2 người, trực tuyến: 4 người; ' +
        'trong đó dự thay: 1 người); vắng có lý do: 1 người; vắng không lý do: 1 người (danh sách kèm theo).',
      'Chưa điểm danh tại 1 điểm cầu (Tân Hòa).',
      'Hệ thống không ghi nhận kết nối của 1 điểm cầu (Tân Hòa).',
    ]);
    expect(body.attendanceRows.slice(0, 2)).toEqual([
      {
        endpoint: 'Bình Gia',
        present: 'Hoàng Văn Hùng, Chủ tịch UBND huyện\nVi Thị Mai',
        absent: 'Lò Văn Vắng, Bí thư (vắng có lý do: đi công tác)',
      },
      {
        endpoint: 'Hòa Bình',
        present: 'Đặng Khê, Chủ tịch UBND xã (dự thay Nông Văn Dự, lý do: ốm; đến muộn 2 phút)\nvà 3 người khác',
        absent: 'Hà Văn Bỏ (vắng không lý do)',
      },
    ]);
    expect(body).toMatchObject({
      chair: 'Hoàng Văn Hùng, Chủ tịch UBND huyện',
      chairTitle: 'CHỦ TỊCH UBND HUYỆN',
      chairName: 'Hoàng Văn Hùng',
      secretary: 'Lý Thị Lan',
      secretaryName: 'Lý Thị Lan',
    });
  });

  test('tells the course in its order, with conclusions as numbered items', async () => {
    await callRoll(hub);
    await hub.conclusions.save(
      meetingId,
      { basedOn: 0, rows: [row('Sửa đường', { deadline: '2026-12-05', cooperatingUnits: ['Xã A', 'Xã B'] })] },
      secretary,
    );
    expect((await proposal()).course.split('\n')).toEqual([
      '- 08 giờ 00 phút: khai mạc cuộc họp (theo giấy mời: 07 giờ 45 phút).',
      '- 08 giờ 10 phút: điểm danh lần 1 tại 2 điểm cầu.',
      'Các điểm cầu phát biểu (theo thứ tự phát biểu lần đầu, thời lượng do hệ thống ghi nhận):',
      '- Bình Gia (từ 08 giờ 05 phút, 15 phút): ……………………',
      '- Hòa Bình (từ 08 giờ 20 phút, 12 phút): ……………………',
      'Trình chiếu tài liệu:',
      '- Hòa Bình: từ 08 giờ 21 phút đến 08 giờ 30 phút.',
      'Tạm nghỉ từ 09 giờ 00 phút đến 09 giờ 15 phút.',
      'Điểm cầu mất kết nối quá 5 phút:',
      '- Hòa Bình: mất kết nối từ 08 giờ 40 phút đến 08 giờ 50 phút.',
      'Hệ thống của điểm cầu chủ tọa bị gián đoạn từ 09 giờ 18 phút đến 09 giờ 20 phút.',
      'Kết luận của người chủ trì:',
      '1. Sửa đường.',
      'Giao UBND xã Hòa Bình chủ trì, phối hợp với UBND xã A, UBND xã B thực hiện; thời hạn hoàn thành: ngày 05 tháng 12 năm 2026.',
    ]);
  });

  test('leaves out what was shorter than a minute, and how long a short word took', async () => {
    const { endpointId } = hoaBinh;
    hub = await paperWorld(
      recorded([
        ['08:00:00', { type: 'endpointJoined', endpointId }],
        ['08:05:00', { type: 'speakerChanged', endpointId }],
        ['08:05:30', { type: 'speakerChanged', endpointId: null }],
        ['08:21:10', { type: 'sendingStarted', endpointId, source: 'screen' }],
        ['08:21:50', { type: 'sendingStopped', endpointId, source: 'screen', cause: 'own' }],
        ['09:00:10', { type: 'breakStarted', actor: chair }],
        ['09:00:40', { type: 'breakEnded', actor: chair }],
        ['09:20:40', { type: 'hubReturned', downSince: clock('09:20:05') }],
        ['10:00:00', { type: 'meetingClosed', actor: chair }],
      ]),
    );
    expect((await proposal()).course.split('\n')).toEqual([
      '- 08 giờ 00 phút: khai mạc cuộc họp.',
      'Các điểm cầu phát biểu (theo thứ tự phát biểu lần đầu, thời lượng do hệ thống ghi nhận):',
      '- Hòa Bình (từ 08 giờ 05 phút): ……………………',
      'Kết luận của người chủ trì: ……………………',
    ]);
  });

  test('leaves the secretary to be written in where an account of a role writes', async () => {
    const role = { by: 'account', accountId: AccountId.parse('admin'), name: 'Quản trị hệ thống' } as const;
    const { proposal: body } = await hub.minutes.view(meetingId, undefined, role);
    expect([body.secretary, body.secretaryName]).toEqual(['', '']);
  });

  test('names the secretary of the meeting before whoever called the roll', async () => {
    const named = { accountId: AccountId.parse('binh'), name: 'Trần Thị Bình', userName: 'binh.tt' };
    hub = await paperWorld(
      story.map(({ event, ...stamp }) => ({
        ...stamp,
        event: event.type === 'meetingOpened' ? { ...event, secretary: named } : event,
      })),
    );
    await callRoll(hub);
    expect(await proposal()).toMatchObject({ secretary: 'Trần Thị Bình', secretaryName: 'Trần Thị Bình' });
  });

  test('follows corrections of the record', async () => {
    await hub.books.write(meetingId, () => [
      { type: 'recordCorrected', correction: { what: 'title', title: 'Họp đột xuất' }, reason: 'nhầm', actor: admin },
      { type: 'recordCorrected', correction: { what: 'opening', at: clock('07:50:00') }, reason: 'quên', actor: admin },
    ]);
    expect(await proposal()).toMatchObject({
      meetingName: 'Họp đột xuất',
      startsAt: '07 giờ 50 phút, ngày 22 tháng 11 năm 2026',
    });
  });

  test('of an open meeting has no end yet', async () => {
    hub = await paperWorld(story.slice(0, 5));
    expect((await proposal()).endsAt).toBe('');
  });

  test('takes agency and recipients from the last minutes of the same unit', async () => {
    const body = await proposal();
    const head = { superiorAgency: 'UBND TỈNH LẠNG SƠN', agency: 'VĂN PHÒNG HĐND VÀ UBND HUYỆN', symbol: 'BB-VP' };
    await hub.earlier({ ...body, head, recipients: 'Thường trực Huyện ủy\nLưu: VT' });
    expect(await proposal()).toMatchObject({ head, recipients: 'Thường trực Huyện ủy\nLưu: VT' });
  });

  test('of a meeting of 300 endpoints with 100 people each still fits into what minutes can hold', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...hoaBinh,
      endpointId: EndpointId.parse(`e-${index}`),
      name: `Xã có tên rất dài để thử bảng danh sách, số ${index} `.padEnd(120, 'ạ'),
      position: index + 1,
    }));
    hub = await paperWorld(recorded([], opening([district, ...many])));
    const people = Array.from({ length: 100 }, (_, index) => attendee(`Người ${index} `.padEnd(120, 'ễ').trim()));
    for (const each of many.slice(0, 3)) await hub.roll(each.endpointId, rollOf(people));
    const { attendanceRows, place } = await proposal();
    expect(attendanceRows).toHaveLength(301);
    expect(attendanceRows[1]?.present).toMatch(/\(còn \d+ dòng nữa\)$/u);
    expect(place).toContain('300 điểm cầu (theo danh sách kèm theo)');
  });
});

test('an endpoint’s PC that writes is nobody’s name', async () => {
  expect((await hub.minutes.view(meetingId, undefined, chair)).proposal.secretary).toBe('');
});
