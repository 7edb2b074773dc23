/** The short help of each page; `alt` says what its picture shows. */
export const help = {
  wiring: {
    title: 'Nối máy tính với bàn trộn (mixer) và amply không bị hú, không bị vọng',
    alt: 'Sơ đồ: mic vào bàn trộn, bàn trộn ra amply và loa; đường AUX chỉ có tiếng mic về máy tính, núm AUX của kênh máy tính vặn về 0',
    sheet: 'Mở tờ hướng dẫn một trang A4 để in',
    drawing: 'Sơ đồ',
    print: 'In tờ này',
    why: 'Máy tính phát tiếng các nơi khác ra loa. Tiếng ấy lại vào máy tính, qua mic hoặc qua dây, thì nơi khác nghe lại chính mình (vọng). Tiếng của mic phòng quay lại mic to hơn lúc đi thì loa hú.',
    rules: {
      apart: 'Tiếng từ máy tính vào một kênh riêng của bàn trộn; kênh ấy chỉ đưa ra MAIN (amply, loa).',
      zero: 'Tiếng về máy tính lấy từ đường AUX (mix-minus), không lấy từ MAIN: mở AUX của các kênh mic, vặn AUX của kênh máy tính về 0. AUX để ở chế độ PRE.',
      line: 'Cắm vào cổng LINE hoặc bộ USB của máy tính; chỉ có cổng MIC thì vặn AUX ra thật nhỏ.',
      far: 'Đặt mic quay lưng về loa, cách loa từ 2 mét; mic gần miệng (20–40 cm); loa vừa đủ nghe; mic không dùng thì tắt ở bàn trộn.',
      choose:
        'Trên trang, mục “Thiết bị” → “Âm thanh của phòng”: chọn “Qua bàn trộn (mixer) và amply”. Vẫn vọng thì bật “Mic tự nhường”.',
      try: 'Thử: nhờ phòng họp huyện nói một câu khi phòng mình im lặng. Huyện nghe lại tiếng mình là AUX của kênh máy tính chưa về 0.',
    },
    said: {
      words: 'Trang báo',
      do: 'Làm gì',
      faint: { words: 'tiếng quá nhỏ', do: 'Nói gần mic hơn; tăng mic trong Windows hoặc ở bàn trộn.' },
      clipped: { words: 'tiếng bị vỡ', do: 'Nói xa mic hơn; giảm mic trong Windows hoặc ở bàn trộn.' },
      howling: { words: 'đang hú', do: 'Giảm loa, đưa mic ra xa loa, xem lại mục 2 và 4.' },
      echoing: { words: 'vọng tiếng', do: 'Giảm loa, xem lại mục 2; chưa sửa được ngay thì bật “Mic tự nhường”.' },
      shut: { words: 'Mic đang TẮT, chưa ai nghe thấy', do: 'Bấm nút Mic; chưa được bật thì bấm “Đăng ký phát biểu”.' },
    },
  },
  room: {
    first: {
      text: 'Bấm “Mở cuộc họp”, ghi tên, xác nhận không có bí mật nhà nước; rồi bấm VÀO HỌP. Các xã thấy cuộc họp ngay trên máy của mình.',
      alt: 'Trang chờ của phòng họp với nút VÀO HỌP',
    },
    second: {
      text: 'Mỗi ô là một điểm cầu, có ghi tình trạng. Bấm vào ô: tên, tình trạng, nút tắt hoặc cho phép mic hiện ở thanh dưới; điểm cầu chưa kết nối thì thấy số để gọi.',
      alt: 'Phòng họp: màn hình chính, các ô điểm cầu và thanh lệnh',
    },
    third: {
      text: 'Mic, camera, chia sẻ màn hình, tạm nghỉ, kết thúc nằm ở thanh lệnh: di chuột là hiện. “Phát biểu” mở danh sách chờ và mời nói. Bấm ? để xem các phím. Kết thúc thì hệ thống hỏi lại một lần.',
      alt: 'Thanh dưới hiện tên một điểm cầu và việc làm được',
    },
  },
  commune: {
    first: {
      text: 'Kiểm tra hình của mình và vạch âm thanh, rồi bấm VÀO HỌP khi cuộc họp hiện ra. Không cần gõ gì.',
      alt: 'Trang chờ của xã: hình của mình, thiết bị và nút VÀO HỌP',
    },
    second: {
      text: 'Muốn nói: bấm nút mic cho hiện “Mic đang BẬT”. Họp theo lượt thì bấm “Đăng ký phát biểu”; được mời thì mic tự bật, muốn thôi thì tự tắt. Mất kết nối thì trang tự vào lại.',
      alt: 'Trang họp của xã với bốn nút lớn',
    },
    third: {
      text: 'Không thấy hình hoặc không nghe tiếng: bấm “Thiết bị” để chọn lại camera, mic, loa. Vẫn không được thì gọi số ở đầu trang này.',
      alt: 'Bảng chọn camera, mic và loa',
    },
  },
  desk: {
    first: {
      text: '“Cuộc họp” là danh sách các cuộc họp: cuộc đang diễn ra và hồ sơ đã xong. Bấm tên để điều hành, điểm danh, soạn biên bản, thông báo.',
      alt: 'Danh sách cuộc họp',
    },
    second: {
      text: 'Họp xong, làm lần lượt: điểm danh, kết luận, biên bản, thông báo. Bản nháp được giữ; mỗi lần lưu là một bản mới, bản cũ vẫn xem được.',
      alt: 'Trang của một cuộc họp',
    },
    third: {
      text: '“Báo cáo” tính số cuộc họp, tỷ lệ dự, thời gian và tiền tiết kiệm theo kỳ; tải về PDF, XLSX, CSV. Công thức nằm cuối trang.',
      alt: 'Báo cáo của một kỳ',
    },
  },
  admin: {
    first: {
      text: 'Trong “Quản trị” → “Danh bạ điểm cầu”: nhập tệp CSV, ghi người liên hệ, tạo mã ghi danh cho máy của từng điểm cầu, thu hồi máy đã mất.',
      alt: 'Danh bạ điểm cầu',
    },
    second: {
      text: '“Tài khoản”: tạo người dùng theo vai trò; mật khẩu dùng một lần chỉ hiện một lần. Khóa tài khoản là người đó ra khỏi hệ thống ngay.',
      alt: 'Trang tài khoản',
    },
    third: {
      text: '“Cấu hình”: tên hệ thống, biểu trưng, tên và điện thoại của cán bộ kỹ thuật mà mọi trang hiện khi có trục trặc.',
      alt: 'Trang cấu hình',
    },
  },
};
