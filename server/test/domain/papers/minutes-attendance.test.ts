import { EndpointId, type EndpointAttendance } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { attendanceRows, attendanceWords } from '../../../src/domain/papers/minutes-attendance.ts';

const nobodySeen = { firstJoinedAt: null, lastSeenAt: null, lateMs: null, leftEarlyMs: null } as const;
const nothingDone = { presentMs: 0, absentMs: 0, hubMs: 0, dropOuts: 0, droppedMs: 0, speakingMs: 0 } as const;
const endpoint = (name: string, change: Partial<EndpointAttendance> = {}): EndpointAttendance => ({
  ...nobodySeen,
  ...nothingDone,
  endpointId: EndpointId.parse('e'),
  name,
  leads: false,
  stretches: [],
  expectedFrom: 0,
  speeches: [],
  screens: [],
  links: [],
  people: null,
  ...change,
});
const phoned = endpoint('Xã Yên Lỗ', { byPhone: [{ from: 7_200_000, to: null }] });
const clock = { time: () => '07:30', seconds: () => '07:30:00', day: () => '2026-11-23' };

describe('who attends by telephone, in the minutes', () => {
  test('stands in the annex and in the sentence, and not among those of whom nothing was seen', () => {
    const [row, other] = attendanceRows([phoned, endpoint('Xã Hòa Bình')], new Map(), clock);
    expect(row?.present).toMatch(/^Chưa điểm danh; Dự qua điện thoại từ /u);
    expect(row?.absent).toBe('');
    expect(other?.absent).toBe('Chưa điểm danh; hệ thống không ghi nhận kết nối');
    const words = attendanceWords([phoned, endpoint('Xã Hòa Bình')]).join(' ');
    expect(words).toContain('Dự qua điện thoại: 1 điểm cầu (xã Yên Lỗ).');
    expect(words).toContain('không ghi nhận kết nối của 1 điểm cầu (xã Hòa Bình).');
  });
});
