/** The question whether this endpoint is ready, on its page in a meeting. */
export const ready = {
  question: 'Điểm cầu đã sẵn sàng chưa?',
  why: 'Chưa, vì:',
  back: 'Trở lại',
  said: { ready: 'Đã báo: sẵn sàng', 'not-ready': 'Đã báo: chưa sẵn sàng' },
  checkpoint: 'Hãy bấm xác nhận: còn {{left}}',
  confirmed: 'Đã xác nhận có mặt lúc {{time}}',
  change: 'Đổi',
  reasons: {
    people: 'Chờ người',
    sound: 'Âm thanh',
    picture: 'Hình',
    line: 'Đường truyền',
    other: 'Việc khác',
  },
} as const;
