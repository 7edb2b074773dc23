/** What begins a check, on the waiting page. */
export const checkStart = {
  own: 'Kiểm tra trước giờ họp',
  all: 'Kiểm tra các điểm cầu',
} as const;
