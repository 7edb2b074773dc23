import { messagePhrases } from './message-phrases.ts';

/** Messages that do not disturb (tin nhắn). */
export const messages = {
  title: 'Nhắn tin',
  toAll: 'Gửi tới tất cả điểm cầu',
  toConductors: 'Gửi tới thư ký và chủ trì',
  own: 'Nội dung khác',
  send: 'Gửi',
  phrases: messagePhrases,
  desk: 'Thư ký',
  line: '{{who}} lúc {{time}}:',
  others: 'còn {{count}} điểm cầu nữa đang chờ',
  waits: 'Đã gửi tin nhắn lúc {{time}}. Đang chờ thư ký.',
  answered: 'Thư ký đã xử lý tin nhắn gửi lúc {{time}}.',
  putAway: 'Ẩn tin nhắn',
  list: {
    title: 'Tin nhắn trong cuộc họp này',
    none: 'Chưa có tin nhắn nào.',
    coming: 'Đang tải tin nhắn…',
    lost: 'Chưa tải được tin nhắn.',
    retry: 'Thử lại',
    earlier: 'Xem tin nhắn trước đó',
    toAll: '{{who}} gửi tất cả',
    stands: 'đang chờ',
    answered: 'đã xử lý lúc {{time}}',
    lapsed: 'chưa ai xử lý',
    replaced: 'đã có tin sau',
  },
} as const;
