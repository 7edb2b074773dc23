/** What whoever conducts a meeting can do, worded as what all do (`acts.ts`). */
export const chairActs = {
  'give-floor': {
    label: 'Mời phát biểu',
    of: 'Mời phát biểu: {{name}}',
    done: 'Đã mời {{name}} phát biểu.',
  },
  'extend-floor': { label: '+1 phút', of: '+1 phút: {{name}}', done: '{{name}} có thêm 1 phút.' },
  'take-back-floor': {
    label: 'Kết thúc phát biểu',
    short: 'Kết thúc',
    of: 'Kết thúc phát biểu: {{name}}',
    done: '{{name}} đã hết lượt phát biểu.',
  },
  'lower-hand': {
    label: 'Bỏ khỏi danh sách chờ',
    short: 'Bỏ chờ',
    of: 'Bỏ khỏi danh sách chờ: {{name}}',
    done: 'Đã bỏ {{name}} khỏi danh sách chờ phát biểu.',
  },
  'move-hand': { label: 'Đổi thứ tự chờ phát biểu', done: 'Đã đổi thứ tự chờ phát biểu.' },
  'next-floor': { label: 'Mời điểm cầu tiếp theo', short: 'Tiếp theo', done: 'Đã mời điểm cầu tiếp theo phát biểu.' },
  'mode-discussion': {
    label: 'Chuyển sang thảo luận',
    short: 'Thảo luận',
    done: 'Thảo luận: điểm cầu nào cũng tự bật mic được.',
  },
  'mode-conference': {
    label: 'Chuyển sang hội nghị',
    short: 'Hội nghị',
    done: 'Hội nghị: nói khi được mời phát biểu.',
  },
  'mode-training': {
    label: 'Chuyển sang đào tạo',
    short: 'Đào tạo',
    done: 'Đào tạo: mỗi lúc một điểm cầu được mời phát biểu.',
  },
  'undo-floor': { label: 'Hoàn tác', short: 'Hoàn tác', done: 'Đã hoàn tác.' },
  'list-all': {
    label: 'Lập danh sách phát biểu',
    short: 'Lập danh sách',
    done: 'Đã lập danh sách phát biểu: tất cả điểm cầu, theo thứ tự danh bạ.',
  },
  'clear-list': {
    label: 'Bỏ danh sách phát biểu',
    short: 'Bỏ danh sách',
    done: 'Đã bỏ danh sách phát biểu.',
  },
  'list-by-itself': {
    label: 'Tự mời tiếp khi hết giờ',
    short: 'Tự mời tiếp',
    done: 'Danh sách phát biểu: hết giờ thì tự mời điểm cầu tiếp theo.',
  },
  'list-by-hand': {
    label: 'Chỉ mời tiếp khi bấm',
    short: 'Bấm mới mời',
    done: 'Danh sách phát biểu: chỉ mời điểm cầu tiếp theo khi có người bấm.',
  },
  'add-speakers': {
    label: 'Thêm vào danh sách phát biểu',
    done: 'Đã thêm vào danh sách phát biểu.',
  },
  'remove-speaker': {
    label: 'Bỏ khỏi danh sách phát biểu',
    of: 'Bỏ khỏi danh sách phát biểu: {{name}}',
    done: 'Đã bỏ khỏi danh sách phát biểu.',
  },
  'move-speaker': {
    label: 'Đổi thứ tự phát biểu',
    done: 'Đã đổi thứ tự phát biểu.',
  },
  'change-speaker': {
    label: 'Sửa thời gian, nội dung phát biểu',
    of: 'Sửa thời gian, nội dung phát biểu: {{name}}',
    done: 'Đã sửa thời gian, nội dung phát biểu.',
  },
  mute: { label: 'Tắt mic', of: 'Tắt mic: {{name}}', done: 'Đã tắt mic của {{name}}.' },
  withhold: { label: 'Không cho bật mic', of: 'Không cho bật mic: {{name}}', done: '{{name}} chưa được bật mic.' },
  allow: { label: 'Cho phép bật mic', of: 'Cho phép bật mic: {{name}}', done: 'Đã cho phép {{name}} bật mic.' },
  'mute-all': { label: 'Tắt mic tất cả', short: 'Tắt mic tất cả', done: 'Đã tắt mic tất cả điểm cầu.' },
  'allow-all': {
    label: 'Cho tất cả bật mic',
    short: 'Cho phép bật mic',
    done: 'Đã cho phép tất cả điểm cầu bật mic.',
  },
  'hear-only': {
    label: 'Chỉ gửi tiếng',
    of: 'Chỉ gửi tiếng: {{name}}',
    done: '{{name}} chỉ còn nhận tiếng nói.',
  },
  'small-picture': {
    label: 'Gửi tiếng và một hình nhỏ',
    of: 'Gửi tiếng và một hình nhỏ: {{name}}',
    done: '{{name}} chỉ còn nhận tiếng nói và một hình nhỏ.',
  },
  'picture-again': {
    label: 'Gửi lại hình',
    of: 'Gửi lại hình: {{name}}',
    done: '{{name}} lại nhận hình như đường truyền cho phép.',
  },
  'stop-screen': {
    label: 'Dừng chia sẻ màn hình',
    of: 'Dừng chia sẻ màn hình: {{name}}',
    done: 'Đã dừng chia sẻ màn hình.',
  },
  'start-break': {
    label: 'Tạm nghỉ',
    short: 'Tạm nghỉ',
    ask: {
      title: 'Tạm nghỉ cuộc họp?',
      text: 'Giờ nghỉ được ghi vào nhật ký, không sửa lại được.',
      yes: 'Tạm nghỉ',
      no: 'Họp tiếp',
    },
    done: 'Cuộc họp tạm nghỉ.',
  },
  'end-break': {
    label: 'Tiếp tục họp',
    short: 'Tiếp tục họp',
    ask: {
      title: 'Hết giờ nghỉ, họp tiếp?',
      text: 'Giờ họp lại được ghi vào nhật ký, không sửa lại được.',
      yes: 'Tiếp tục họp',
      no: 'Nghỉ thêm',
    },
    done: 'Cuộc họp tiếp tục.',
  },
  close: {
    label: 'Kết thúc cuộc họp',
    short: 'Kết thúc',
    ask: {
      title: 'Kết thúc cuộc họp cho tất cả điểm cầu?',
      text: 'Kết thúc rồi thì không mở lại được: “{{title}}”.',
      yes: 'Kết thúc cuộc họp',
      no: 'Họp tiếp',
    },
    done: 'Cuộc họp đã kết thúc.',
  },
  'add-endpoint': { label: 'Thêm điểm cầu', done: 'Đã thêm điểm cầu.' },
  'change-cap': { label: 'Thay đổi số điểm cầu tối đa', short: 'Thay đổi', done: 'Đã đổi số điểm cầu tối đa.' },
  'name-secretary': { label: 'Chỉ định thư ký cuộc họp', short: 'Chỉ định', done: 'Đã chỉ định thư ký cuộc họp.' },
} as const;
