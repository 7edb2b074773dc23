/** What is wrong with a camera or a microphone, in the few words that have room beside its sign; of every endpoint, on every page. */
export const troubles = {
  camera: 'Camera',
  microphone: 'Mic',
  /** Of a microphone that gives way while others speak. */
  halfDuplex: 'mic tự nhường',
  why: {
    denied: 'trình duyệt chặn',
    blocked: 'máy chặn',
    missing: 'không tìm thấy',
    busy: 'nơi khác giữ',
    unfit: 'không dùng được',
    failed: 'không mở được',
    unplugged: 'bị rút ra',
    muted: 'bị tắt ở máy',
    silent: 'không có tiếng',
    frameless: 'không có hình',
    still: 'hình đứng yên',
    faint: 'tiếng quá nhỏ',
    clipped: 'tiếng bị vỡ',
    howling: 'đang hú',
    echoing: 'vọng tiếng',
    unsent: 'không gửi được',
    unreceived: 'không nhận được',
  },
} as const;
