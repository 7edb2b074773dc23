/** The board of the roll call and its walk, as whoever conducts the meeting reads of it. */
export const roll = {
  title: 'Điểm danh',
  board: 'Bảng điểm danh',
  calling: 'Đang gọi: {{name}}',
  count: 'đã trả lời {{answered}}/{{all}}',
  left: 'còn {{count}} điểm cầu',
  close: 'Đóng bảng',
  people: '{{count}} người',
  answers: { answered: 'trả lời điểm danh {{time}}', missed: 'chưa trả lời điểm danh' },
  ring: { ringing: 'Đổ chuông {{for}}', unanswered: 'Gọi {{time}}: không đáp' },
  rung: { ringing: 'đang đổ chuông từ {{time}}', unanswered: 'gọi lúc {{time}}, không ai bấm' },
  states: {
    expected: 'Chưa kết nối',
    connected: 'Chưa điểm danh',
    confirmed: 'Có mặt',
    silent: 'Không trả lời',
    lost: 'Mất kết nối từ {{time}}',
    left: 'Đã rời từ {{time}}',
    excused: 'Vắng có lý do',
    phone: 'Điện thoại từ {{time}}',
    unknown: 'Chưa rõ',
  },
} as const;
