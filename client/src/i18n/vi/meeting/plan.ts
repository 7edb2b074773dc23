/** When a meeting is to be over. */
export const plan = {
  ends: 'Dự kiến kết thúc lúc {{time}}',
  mark: { far: 'đến {{time}}', near: 'còn {{minutes}} phút', over: 'quá {{minutes}} phút', reached: 'đến giờ' },
  tells: {
    10: 'Còn 10 phút là đến giờ dự kiến kết thúc: {{time}}.',
    5: 'Còn 5 phút là đến giờ dự kiến kết thúc: {{time}}.',
    0: 'Đã đến giờ dự kiến kết thúc: {{time}}.',
    extended: 'Đã gia hạn {{minutes}} phút: dự kiến kết thúc lúc {{time}}.',
  },
  short: { 10: 'Còn 10 phút', 5: 'Còn 5 phút', 0: 'Đã đến giờ kết thúc', extended: 'Đã gia hạn {{minutes}} phút' },
  goesOn: 'Cuộc họp không tự kết thúc.',
  none: 'Chưa đặt giờ dự kiến kết thúc.',
  stands: 'Dự kiến họp {{minutes}} phút.',
  until: 'Kết thúc lúc {{time}}.',
  extended: 'Đã gia hạn {{minutes}} phút.',
  set: 'Đặt lại: kết thúc sau',
  minutes: '{{n}} phút',
  open: 'Bỏ giờ kết thúc',
} as const;

/** What is done about it, worded as what else whoever conducts can do (`chair-acts.ts`). */
export const planActs = {
  'extend-15': { label: 'Thêm 15 phút', short: '+15 phút', done: 'Đã gia hạn cuộc họp 15 phút.' },
  'extend-30': { label: 'Thêm 30 phút', short: '+30 phút', done: 'Đã gia hạn cuộc họp 30 phút.' },
  'undo-extension': { label: 'Rút lại gia hạn', short: 'Hoàn tác', done: 'Đã rút lại lần gia hạn cuối.' },
} as const;
