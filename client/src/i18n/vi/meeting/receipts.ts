/** Conclusions that endpoints receive while the meeting goes on (nhận việc tại chỗ). */
export const receipts = {
  title: 'Nhận việc',
  changed: 'Nhận việc: nội dung vừa sửa',
  more: 'còn {{count}} việc nữa',
  lead: 'Chủ trì: {{unit}}',
  cooperating: 'Phối hợp: {{units}}',
  deadline: 'Thời hạn: {{day}}',
  noDeadline: 'không ghi thời hạn',
  before: {
    work: 'Trước đây: {{was}}',
    lead: 'Chủ trì trước đây: {{was}}',
    cooperating: 'Phối hợp trước đây: {{was}}',
    deadline: 'Thời hạn trước đây: {{was}}',
    nobody: 'không có',
  },
  coming: 'Đang tải nội dung việc được giao…',
  lost: 'Chưa tải được nội dung việc được giao.',
  retry: 'Thử lại',
  line: {
    count: 'Đã nhận việc {{received}}/{{all}}',
    missing: 'Chưa nhận: {{names}}',
    all: 'Tất cả đã nhận',
    close: 'Đóng bảng',
  },
  board: { received: 'Đã nhận {{time}}', asked: 'Chưa nhận việc' },
} as const;
