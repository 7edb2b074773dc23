/** Work that the chair gives out in the sample meetings; nothing in it is a fact. */
export const sampleWorks: readonly string[] = [
  'Rà soát danh sách hộ nghèo, hộ cận nghèo và gửi về Phòng Lao động – Thương binh và Xã hội.',
  'Báo cáo tiến độ giải ngân vốn đầu tư công đến hết tháng.',
  'Hoàn thành số hóa hồ sơ hộ tịch còn lại.',
  'Kiểm tra các điểm có nguy cơ sạt lở, cắm biển cảnh báo trước mùa mưa.',
  'Lập danh sách nhà tạm, nhà dột nát cần hỗ trợ trong quý.',
  'Đôn đốc thu quỹ phòng, chống thiên tai.',
  'Rà soát kế hoạch trồng rừng, báo cáo diện tích đã trồng.',
  'Cử cán bộ dự lớp tập huấn phần mềm một cửa.',
  'Tuyên truyền tiêm phòng cho đàn gia súc, báo cáo tỷ lệ tiêm.',
  'Rà soát hồ sơ đất đai tồn đọng, đề xuất hướng xử lý.',
  'Sửa chữa đoạn đường liên thôn bị hư hỏng sau mưa.',
];
