import type { MeetingType } from '@diem-cau/shared';

/** The types of meeting as files for people name them. */
export const meetingTypeNames: Readonly<Record<MeetingType, string>> = {
  'giao-ban': 'Giao ban',
  'chuyen-mon': 'Chuyên môn',
  'so-ket-tong-ket': 'Sơ kết, tổng kết',
  'chuyen-de': 'Chuyên đề',
  'tap-huan': 'Tập huấn',
  'dot-xuat': 'Đột xuất',
  'hop-thu': 'Họp thử, kiểm tra kỹ thuật',
  khac: 'Khác',
};
