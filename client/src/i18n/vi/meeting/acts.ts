/**
 * What an endpoint can do with its own things, one name an act: `label` on a button or in a list, `short` under a picture, `of` for a screen reader,
 * `ask` before it is done, `done` after it.
 */
export const acts = {
  'own-microphone': { label: 'Mic của điểm cầu này' },
  'own-camera': { label: 'Camera của điểm cầu này' },
  'own-screen': { label: 'Chia sẻ màn hình của điểm cầu này' },
  'raise-hand': { label: 'Đăng ký phát biểu', done: 'Đã đăng ký phát biểu.' },
  'withdraw-hand': { label: 'Hủy đăng ký phát biểu', done: 'Đã hủy đăng ký phát biểu.' },
  'yield-floor': { label: 'Kết thúc phát biểu', done: 'Đã kết thúc phát biểu.' },
  'say-ready': { label: 'SẴN SÀNG', done: 'Đã báo: sẵn sàng.' },
  'say-unready': { label: 'CHƯA', done: 'Đã báo: chưa sẵn sàng.' },
  'confirm-presence': { label: 'XÁC NHẬN CÓ MẶT', done: 'Đã xác nhận có mặt.' },
  'receive-conclusion': { label: 'ĐÃ NHẬN', done: 'Đã nhận việc.' },
  'send-message': { label: 'Nhắn thư ký', done: 'Đã gửi tin nhắn tới thư ký.' },
  'tell-all': { label: 'Nhắn tất cả điểm cầu', done: 'Đã gửi tin nhắn tới tất cả điểm cầu.' },
  'settle-message': { label: 'Đã xử lý', done: 'Đã ghi nhận: tin nhắn được xử lý.' },
  leave: {
    label: 'Rời họp',
    short: 'Rời phòng',
    ask: {
      title: 'Rời cuộc họp?',
      text: 'Cuộc họp vẫn tiếp tục cho các điểm cầu khác. Vào lại được khi cuộc họp còn mở.',
      yes: 'Rời họp',
      no: 'Ở lại',
    },
  },
} as const;
