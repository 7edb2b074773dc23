/** Ready-made messages, by phrase; the record words them as well. */
export const messagePhrases = {
  'cannot-hear': 'Không nghe rõ',
  'cannot-see': 'Không thấy hình',
  'please-repeat': 'Xin nhắc lại',
  understood: 'Đã rõ',
  'need-break': 'Xin nghỉ 5 phút',
  'please-call': 'Xin gọi điện cho chúng tôi',
  'microphones-off': 'Đề nghị tắt mic khi không nói',
  'prepare-report': 'Đề nghị chuẩn bị báo cáo',
  'come-closer': 'Đề nghị nói gần mic',
  'break-ten': 'Nghỉ 10 phút',
  'going-on': 'Sắp họp tiếp, mời vào chỗ',
  'see-documents': 'Mời xem tài liệu đã gửi',
} as const;
