/** The page on which it is kept which types of meeting are recorded. */
export const recordingRules = {
  title: 'Ghi âm, ghi hình theo loại cuộc họp',
  lead: 'Loại cuộc họp nào phải ghi, loại nào không được ghi, loại nào do người chủ trì quyết định; và bản ghi được giữ bao lâu sau bế mạc. Mỗi thay đổi được ghi lại cùng ngày giờ và người ghi.',
  type: 'Loại cuộc họp',
  recording: 'Ghi âm, ghi hình',
  recordings: {
    'chair-decides': 'Người chủ trì quyết định',
    always: 'Luôn ghi, từ lúc mở đến lúc bế mạc',
    never: 'Không ghi',
  },
  kept: 'Giữ sau bế mạc',
  days: '{{days}} ngày',
  forGood: 'Giữ không thời hạn',
  source: 'Quy định bởi',
  program: 'Chưa ai quy định: mặc định của phần mềm',
  byAt: '{{by}}, {{at}}',
  change: 'Sửa',
  changeOf: 'Sửa: {{type}}',
  daysField: 'Số ngày giữ sau bế mạc',
  daysHint:
    'Hết số ngày này, máy chủ tự xóa tệp; sổ cuộc họp vẫn giữ mã SHA-256. Từng bản ghi vẫn giữ lâu hơn được tại trang của nó.',
  daysBad: 'Hãy nhập số ngày từ 1 đến 3650.',
  giveBack: 'Trở lại mặc định',
  reach: 'Có hiệu lực với cuộc họp mở từ nay; cuộc họp đã mở giữ quy định lúc mở.',
  history: {
    title: 'Những gì đã quy định',
    at: 'Lúc',
    by: 'Người ghi',
    rule: 'Quy định',
    givenBack: 'trở lại mặc định của phần mềm',
    empty: 'Chưa ai thay đổi gì.',
  },
};
