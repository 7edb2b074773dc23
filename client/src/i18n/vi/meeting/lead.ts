/** Who leads in the chair's place, on every page of a meeting. */
export const lead = {
  acting: 'Đang chủ trì: {{name}} (thay)',
  mine: 'Điểm cầu này đang chủ trì thay.',
  yours: 'Bạn đang chủ trì thay.',
  mineHint: 'Bấm “Điều hành” để mời phát biểu, tắt mic, cho nghỉ. Điểm cầu chủ tọa trở lại thì chủ trì tiếp ngay.',
  passes: 'Điểm cầu chủ tọa mất kết nối. {{name}} chủ trì thay sau {{seconds}} giây.',
  over: 'Điểm cầu chủ tọa chủ trì tiếp. {{name}} đã chủ trì thay từ {{since}} đến {{until}}.',
  shutOut:
    '{{name}} không chủ trì thay nữa: quyền truy cập đã bị khóa lúc {{until}}. Quyền chủ trì trở về điểm cầu chủ tọa.',
} as const;
