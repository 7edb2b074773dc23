/** Words that all pages share. */
export const common = {
  connecting: 'Đang kết nối với máy chủ…',
  connectingLong: 'Chưa kết nối được với máy chủ. Trang tự thử lại, không cần bấm gì. Nếu lâu, hãy kiểm tra dây mạng.',
  unreachable: 'Chưa gửi được tới máy chủ. Hãy chờ kết nối lại rồi bấm lần nữa.',
  refused: 'Máy chủ không nhận yêu cầu này. Hãy bấm lại; nếu vẫn không được, gọi cán bộ kỹ thuật.',
  unexpected: 'Có lỗi ngoài dự kiến. Hãy tải lại trang; nếu vẫn lỗi, gọi cán bộ kỹ thuật.',
  noScreen: {
    unsupported:
      'Trình duyệt này không chia sẻ được màn hình. Hãy dùng Chrome, Edge hoặc Firefox bản mới trên máy tính.',
    forbidden:
      'Hệ điều hành hoặc quy định của cơ quan không cho trình duyệt lấy màn hình. Hãy cho phép trong phần cài đặt của máy, hoặc gọi cán bộ kỹ thuật.',
    'not-readable':
      'Máy không đưa được hình của màn hình này. Hãy đóng các chương trình quay hoặc điều khiển màn hình, hoặc chọn một cửa sổ khác.',
    none: 'Máy không có màn hình hay cửa sổ nào để chia sẻ.',
    interrupted: 'Việc chọn màn hình bị ngắt giữa chừng. Hãy bấm chia sẻ lần nữa.',
  },
  sampleData: 'SỐ LIỆU MẪU, không có gì là thật',
  sampleRoom: 'Phòng họp ↗',
  sampleDesk: 'Bàn thư ký ↗',
  part: {
    coming: 'Đang tải…',
    lost: 'Chưa tải được phần này vì đường truyền yếu. Hãy thử lại.',
    again: 'Trang chưa tải hết vì đường truyền chập chờn. Trang sẽ tự tải lại, không cần bấm gì.',
  },
  retry: 'Thử lại',
  reload: 'Tải lại trang',
  close: 'Đóng',
  help: 'Trợ giúp',
  language: 'Ngôn ngữ',
  call: { both: 'gọi {{phone}}, {{name}}', phone: 'gọi {{phone}}', name: 'liên hệ {{name}}' },
  technician: 'Cần giúp đỡ? Gọi cán bộ kỹ thuật:',
  toSignIn: 'Tới trang đăng nhập',
  toCode: 'Nhập mã ghi danh mới',
  noSeatHere: {
    display: 'Máy này là màn hình phụ của điểm cầu {{name}}',
    sentence:
      'Máy này không vào họp thay cho máy của điểm cầu. Để họp trên máy này, hãy ghi danh lại bằng mã của điểm cầu.',
  },
  notFound: 'Không có trang này.',
  toStart: 'Về trang đầu',
  tooOldTitle: 'Trình duyệt này quá cũ để họp',
  tooOldText: 'Hãy cài một trong các trình duyệt sau, bản mới nhất, rồi mở lại trang này:',
  insecureTitle: 'Trang chưa được mở qua kết nối an toàn',
  insecureText: 'Trình duyệt chỉ cho dùng camera và mic khi địa chỉ bắt đầu bằng https://.',
  openAddress: 'Hãy mở lại bằng địa chỉ sau:',
  askForAddress: 'Hãy hỏi cán bộ kỹ thuật địa chỉ https:// của máy chủ rồi mở lại bằng địa chỉ đó.',
  certificateHelp: 'Cách cài chứng thư của máy chủ',
} as const;
