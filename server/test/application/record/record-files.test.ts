import { type LinkGrade } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { chair, recorded } from '../../domain/record/recorded-meetings.ts';
import { meetingId, secretary, recordsAt, table, endpointId } from '../../support/read-records.ts';

describe('the files', () => {
  test('tell how long each endpoint spoke and how long its line was weak or bad, without the breaks', async () => {
    const graded = (grade: LinkGrade): MeetingEvent => ({
      type: 'linkGraded',
      endpointId,
      grade,
      loss: 0,
      roundTripMs: null,
    });
    const spoken = recorded([
      ['08:00:00', { type: 'endpointJoined', endpointId }],
      ['08:00:10', graded('good')],
      ['08:20:00', graded('weak')],
      ['08:26:00', graded('bad')],
      ['08:27:00', { type: 'speakerChanged', endpointId }],
      ['08:28:30', graded('good')],
      ['08:58:00', graded('weak')],
      ['09:00:00', { type: 'breakStarted', actor: chair }],
      ['09:15:00', { type: 'breakEnded', actor: chair }],
      ['09:16:00', { type: 'speakerChanged', endpointId: null }],
      ['10:00:00', { type: 'meetingClosed', actor: secretary }],
    ]);
    const [, commune] = table(await recordsAt('18:00:00', 'Asia/Ho_Chi_Minh', spoken).attendanceCsv(meetingId));
    expect(commune).toMatchObject({
      'Thời gian phát biểu': '0:34:00',
      'Đường truyền yếu': '0:53:00',
      'Đường truyền kém': '0:02:30',
    });
  });

  test('the attendance of a meeting, an endpoint a line', async () => {
    expect(table(await recordsAt('18:00:00').attendanceCsv(meetingId))[1]).toEqual({
      STT: '2',
      'Điểm cầu': 'Hòa Bình',
      'Điểm cầu chủ tọa': '',
      'Tình trạng': 'Đã dự',
      'Vào họp lần đầu': '22/11/2026 08:10:00',
      'Có mặt lần cuối': '22/11/2026 10:00:00',
      'Thời gian có mặt': '1:32:30',
      'Thời gian vắng': '0:12:30',
      'Số lần mất kết nối': '1',
      'Thời gian mất kết nối': '0:02:30',
      'Đến muộn': '0:10:00',
      'Về sớm': '0:00:00',
      'Thời gian do máy chủ': '0:00:00',
      'Thời gian phát biểu': '0:00:00',
      'Đường truyền yếu': '',
      'Đường truyền kém': '',
      'Các khoảng có mặt': '08:10:00 – 08:30:00 (mất kết nối), 08:32:30 – 10:00:00 (kết thúc cuộc họp)',
      'Xác nhận có mặt': '',
    });
  });

  test('one that never came has no times, only its absence', async () => {
    expect(table(await recordsAt('18:00:00').attendanceCsv(meetingId))[2]).toMatchObject({
      'Tình trạng': 'Không vào họp',
      'Vào họp lần đầu': '',
      'Thời gian vắng': '1:45:00',
      'Đến muộn': '',
      'Các khoảng có mặt': '',
    });
  });

  test('a stretch that runs into another day says which', async () => {
    const night = recorded([
      ['23:50:00', { type: 'endpointJoined', endpointId }],
      ['24:10:00', { type: 'meetingClosed', actor: chair }],
    ]);
    const rows = table(await recordsAt('24:30:00', 'Asia/Ho_Chi_Minh', night).attendanceCsv(meetingId));
    expect(rows[1]).toMatchObject({ 'Các khoảng có mặt': '23:50:00 – 23/11/2026 00:10:00 (kết thúc cuộc họp)' });
  });

  test('the list of meetings; a title that looks like a formula is made harmless, and its semicolon stays inside', async () => {
    const rows = table(await recordsAt('09:00:00').listCsv({ words: 'hoa binh' }));
    expect(rows).toEqual([
      {
        STT: '1',
        'Cuộc họp': `'=HYPERLINK("x") Tập huấn ở Hòa Bình; buổi 1`,
        Loại: 'Giao ban',
        'Khai mạc': '22/11/2026 08:00:00',
        'Bế mạc': 'Đang họp',
        'Thời lượng (không tính giờ nghỉ)': '1:00:00',
        'Số điểm cầu trong thành phần': '3',
        'Số điểm cầu đã dự': '1',
        'Không tính vào báo cáo': '',
        'Lưu ý': '',
      },
    ]);
  });

  test('times are those of the hub’s own zone', async () => {
    const rows = table(await recordsAt('18:00:00', 'UTC').listCsv({ words: 'thang' }));
    expect(rows[0]).toMatchObject({ 'Khai mạc': '22/11/2026 01:00:00' });
    expect(() => recordsAt('18:00:00', 'Bình/Gia')).toThrow(RangeError);
  });
});
