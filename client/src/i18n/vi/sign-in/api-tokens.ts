/** Tokens with which other programs read the statistics. */
export const apiTokens = {
  title: 'Mã truy cập số liệu',
  lead: 'Mỗi mã cho một phần mềm khác đọc số liệu báo cáo của hệ thống này. Mã chỉ đọc được số liệu thống kê, không mở được trang nào và không thay đổi được gì.',
  make: 'Tạo mã',
  name: 'Dùng cho',
  made: 'Tạo lúc',
  by: 'Người tạo',
  state: 'Trạng thái',
  inUse: 'Đang dùng',
  revokedAt: 'Đã thu hồi lúc {{at}}',
  revoke: 'Thu hồi',
  revokeOf: 'Thu hồi: {{name}}',
  revokeAsk:
    'Phần mềm đang dùng mã “{{name}}” sẽ không đọc được số liệu nữa, ngay từ lúc này. Mã đã thu hồi không dùng lại được.',
  empty: 'Chưa có mã nào. Chỉ cần tạo mã khi có phần mềm khác phải lấy số liệu.',
  purpose: 'Mã dùng cho phần mềm nào, của ai',
  purposeHint: 'Ví dụ: Trung tâm điều hành thông minh của tỉnh.',
  purposeFault: 'Hãy ghi mã dùng cho phần mềm nào.',
  madeTitle: 'Mã dùng cho: {{name}}',
  madeWhat: 'Mã chỉ hiện lần này, không xem lại được. Hãy sao chép và trao tận tay người phụ trách phần mềm đó.',
  secret: 'Mã truy cập',
  command: 'Lệnh để thử',
  noted: 'Đã sao chép, đóng lại',
  use: 'Cách dùng mã',
  useWhat:
    'Phần mềm gửi mã trong dòng Authorization và nêu ngày đầu, ngày cuối của kỳ; hệ thống trả về đúng những số liệu của trang Báo cáo, dạng JSON.',
  secretHere: 'MÃ_TRUY_CẬP',
  useMore:
    'Có thể thêm type, hostUnitId, unitId, units=today, parameters như trong địa chỉ của trang Báo cáo. Nếu máy kia chưa cài chứng thư của hệ thống, tải chứng thư ở mục Chứng thư rồi thêm --cacert.',
  documentWhat: 'Dành cho người viết phần mềm kia, mô tả mọi địa chỉ, nội dung gửi lên và trả về (OpenAPI 3.1):',
  document: 'tệp openapi.json của hệ thống',
};
