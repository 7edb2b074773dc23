/** Words that all pages share. */
export const common = {
  product: 'Điểm Cầu',
  connecting: 'Đang kết nối với máy chủ…',
  connectingLong: 'Chưa kết nối được với máy chủ. Trang tự thử lại, không cần bấm gì. Nếu lâu, hãy kiểm tra dây mạng.',
  unreachable: 'Chưa gửi được tới máy chủ. Hãy chờ kết nối lại rồi bấm lần nữa.',
  unexpected: 'Có lỗi ngoài dự kiến. Hãy tải lại trang; nếu vẫn lỗi, gọi cán bộ kỹ thuật.',
  retry: 'Thử lại',
  reload: 'Tải lại trang',
  close: 'Đóng',
  no: 'Không',
  language: 'Ngôn ngữ',
  technician: 'Cần giúp đỡ? Gọi cán bộ kỹ thuật:',
  toSignIn: 'Tới trang đăng nhập',
  notFound: 'Không có trang này.',
  toStart: 'Về trang đầu',
  tooOldTitle: 'Trình duyệt này quá cũ để họp',
  tooOldText: 'Hãy cài một trong các trình duyệt sau, bản mới nhất, rồi mở lại trang này:',
  insecureTitle: 'Trang chưa được mở qua kết nối an toàn',
  insecureText:
    'Trình duyệt chỉ cho dùng camera và mic khi địa chỉ bắt đầu bằng https://. Hãy mở lại bằng địa chỉ sau:',
  certificateHelp: 'Cách cài chứng thư của máy chủ',
} as const;
