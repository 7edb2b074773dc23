import type { Instant, MeetingMarks } from '@diem-cau/shared';

const corrected: Readonly<Record<MeetingMarks['corrections'][number]['what'], string>> = {
  title: 'tên cuộc họp',
  opening: 'giờ khai mạc',
  closing: 'giờ bế mạc',
  counting: 'việc tính vào báo cáo',
  break: 'giờ nghỉ',
  presence: 'sự có mặt của điểm cầu',
};

const hourMs = 3_600_000;

/** The marks of a meeting in words, one after the other; empty where it bears none. `write` writes an instant. */
export const markTexts = (
  { corrections, lateRolls, openTooLongMs, clockSet }: MeetingMarks,
  write: (at: Instant) => string,
): readonly string[] => [
  ...corrections.map(({ what, at, by }) => `đính chính ${corrected[what]} (${by}, ${write(at)})`),
  ...(lateRolls === 0 ? [] : [`${lateRolls} điểm cầu điểm danh sau quá 5 ngày làm việc`]),
  ...(openTooLongMs === null ? [] : [`mở ${Math.floor(openTooLongMs / hourMs)} giờ: quên kết thúc?`]),
  ...clockSet.map(({ from, to }) => `đồng hồ máy chủ bị chỉnh từ ${write(from)} thành ${write(to)}`),
];
