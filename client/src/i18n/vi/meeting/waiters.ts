/** Which communes wait before the meeting. */
export const waiters = {
  title: '{{waiting}}/{{all}} điểm cầu đang ở trang chờ',
  inside: '{{inside}} đang họp',
  away: '{{away}} chưa mở máy',
  stands: { waits: 'đang ở trang chờ', 'in-meeting': 'đang họp', away: 'chưa mở máy' },
  old: 'Chưa cập nhật được. Dưới đây là tình hình lần trước.',
} as const;
