/** Who asks to speak, who may, and for how long. */
export const floor = {
  left: 'Thời gian còn lại {{time}}',
  over: 'Quá thời gian {{time}}',
  lasted: 'Đã phát biểu {{time}}',
  hand: {
    raise: 'Đăng ký phát biểu',
    raiseHint: 'Xin phép được nói',
    place: 'Thứ {{place}} trong danh sách chờ',
    placeHint: 'Bấm để sửa hoặc hủy',
    has: 'Đang phát biểu',
    hasHint: 'Nói xong, bấm Kết thúc',
    topic: 'Nội dung (không bắt buộc)',
    debate: 'Xin tranh luận: trả lời ý đang nói',
    send: 'Đăng ký',
    change: 'Ghi lại',
  },
  yours: {
    title: 'MỜI PHÁT BIỂU',
    called: 'ĐIỂM DANH: MỜI TRẢ LỜI',
    heard: 'Mic đang BẬT. Mọi người đang nghe.',
    shut: 'Mic đang TẮT. Bấm “Bật mic” để nói.',
    open: 'Bật mic',
    prepare: 'CHUẨN BỊ',
    prepareHint: 'Điểm cầu này phát biểu tiếp theo.',
    prepareTime: 'Điểm cầu này phát biểu tiếp theo. Thời gian: {{time}}.',
    before: 'Còn {{count}} điểm cầu phát biểu trước điểm cầu này.',
  },
  waiting: {
    mayBeOpened: 'Chủ trì có thể bật mic của điểm cầu này khi mời phát biểu.',
    onlyInvited: 'Khi được mời phát biểu, điểm cầu này tự bấm nút để bật mic.',
  },
} as const;
