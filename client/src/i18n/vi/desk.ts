/** Words that all desk pages share. */
export const desk = {
  unreachable: 'Không kết nối được tới máy chủ. Kiểm tra dây mạng rồi bấm Thử lại.',
  offline: 'Máy này đang mất mạng. Những gì hiện trên trang có thể đã cũ.',
  retry: 'Thử lại',
  signIn: 'Đăng nhập lại',
  loading: 'Đang tải…',
  language: 'Ngôn ngữ',
  actions: 'Thao tác',
  cancel: 'Hủy',
  save: 'Lưu',
  close: 'Đóng',
  copy: 'Sao chép',
  copied: 'Đã sao chép',
  clear: 'Xóa ô tìm kiếm',
  searchHint: 'Không cần gõ dấu',
  print: 'In',
  csv: 'Tải tệp CSV',
};
