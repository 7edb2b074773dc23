/** Who is there, and what goes out of the own endpoint. */
export const there = {
  title: 'Ai đang họp',
  list: 'Các điểm cầu',
  own: {
    title: 'Điểm cầu này đang gửi đi',
    microphone: {
      goes: 'Mic: mọi người đang nghe thấy phòng này',
      soon: 'Mic: đang mở, chưa ai nghe thấy',
      not: 'Mic: tắt, không ai nghe thấy phòng này',
      trouble: 'Mic: chưa dùng được, không ai nghe thấy phòng này',
    },
    camera: {
      goes: 'Camera: mọi người nhìn thấy phòng này',
      small: 'Camera: gửi hình nhỏ, ít hình, vì mạng hoặc máy yếu',
      rests: 'Camera: tạm nghỉ vì mạng hoặc máy yếu, không ai nhìn thấy phòng này',
      soon: 'Camera: đang mở, chưa ai nhìn thấy',
      not: 'Camera: tắt, không ai nhìn thấy phòng này',
      trouble: 'Camera: chưa có hình, không ai nhìn thấy phòng này',
    },
    screen: {
      goes: 'Màn hình: mọi người đang xem {{what}}',
      soon: 'Màn hình: đang mở, chưa ai xem được',
      not: 'Màn hình: không chia sẻ',
    },
    surfaces: {
      monitor: 'TOÀN BỘ màn hình của máy này',
      window: 'một cửa sổ của máy này',
      browser: 'một thẻ trình duyệt của máy này',
      unknown: 'màn hình của máy này',
    },
    preview: 'Màn hình đang chia sẻ, như mọi người thấy',
  },
  ownMark: 'điểm cầu này',
  chair: 'chủ trì',
  states: { here: 'Đang họp', speaking: 'Đang nói', sharing: 'Đang chia sẻ màn hình', floor: 'Đang phát biểu' },
} as const;
