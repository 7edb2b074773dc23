/** A debriefing: who stays, and what those who stay are told. */
export const debriefing = {
  line: 'Họp riêng: phiên họp đã kết thúc lúc {{closed}}.',
  hint: 'Không ghi vào biên bản. Tự kết thúc lúc {{ends}}.',
  explained:
    'Phiên họp kết thúc với mọi điểm cầu và không mở lại được. Điểm cầu chủ tọa và các điểm cầu chọn dưới đây ở lại nói chuyện tiếp; các điểm cầu khác không nghe, không thấy và không vào lại được.',
  who: 'Điểm cầu ở lại cùng điểm cầu chủ tọa',
  nobody: 'Chưa chọn điểm cầu nào.',
  chosen: 'Ở lại: {{names}}.',
  begin: 'Kết thúc phiên họp, ở lại họp riêng',
} as const;
