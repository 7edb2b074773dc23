/** The two pages for whoever leads a meeting with the panel, to be printed and laid beside it. */
export const chairSheet = {
  title: 'Chủ trì cuộc họp',
  lead: 'Hai trang, để bên bảng điều khiển. Cuộc họp vẫn chạy dù không ai bấm gì; bấm nhầm thì còn năm giây để hoàn tác.',
  print: 'In',
  boardAlt: 'Bảng điều khiển trong lúc họp, các phần đánh số từ 1 đến 6',
  rollAlt: 'Bảng điều khiển trong lúc gọi điểm danh',
  open: 'Mở bảng: ở máy của phòng bấm Thêm → Bảng điều khiển, rồi Mở cửa sổ riêng cho màn hình thứ hai, hoặc quét mã QR (gõ sáu chữ số) bằng máy tính bảng; máy của thư ký: trang Cuộc họp.',
  parts: {
    now: 'Đang phát biểu: ai, từ lúc nào, còn bao lâu. Vàng nét đứt: còn 30 giây. Đỏ, có dấu +: quá giờ. Ba nút ở dưới luôn ở chỗ ấy.',
    next: 'Tiếp theo: theo danh sách, rồi đến người xin phát biểu (bàn tay). Người đứng đầu là người nút Tiếp theo sẽ mời. Bấm Mời phát biểu để mời ngay một người.',
    all: 'Các điểm cầu: mỗi ô một điểm cầu, không bao giờ đổi chỗ. Nét đứt: chưa kết nối hoặc mất kết nối. Khung xanh dày: đang phát biểu. Bấm một ô để chọn; nút cạnh ô: đưa lên hình, hoặc gọi nơi vắng.',
    chosen:
      'Việc làm được với điểm cầu đã chọn: mời, lên màn hình chính, tắt mic; vắng thì gọi vào họp hoặc ghi dự qua điện thoại.',
    told: 'Việc vừa làm, ở bảng nào hay ở phòng cũng vậy. Hoàn tác được trong năm giây.',
    foot: 'Cả cuộc họp: chế độ, mọi người xem gì, điểm danh, tạm nghỉ, mic tất cả. Chọn điểm cầu: bấm ô nào, mọi người xem ô ấy. Còn lại ở Thêm.',
  },
  want: { title: 'Muốn làm gì, bấm gì', what: 'Muốn', press: 'Trên bảng', keys: 'Bàn phím số' },
  wants: {
    next: { what: 'Mời người tiếp theo', press: 'Tiếp theo', keys: '*' },
    one: { what: 'Mời một điểm cầu', press: 'ô → Mời phát biểu', keys: 'số, Enter' },
    more: { what: 'Cho thêm một phút', press: '+1 phút', keys: '+' },
    end: { what: 'Cho thôi phát biểu', press: 'Kết thúc', keys: '-' },
    chair: { what: 'Chủ tọa nói, mọi nơi nghe', press: 'Thêm → Chủ tọa nói', keys: '0' },
    show: { what: 'Mọi người xem một điểm cầu', press: 'Lên hình, cạnh ô', keys: 'số, /' },
    showChair: { what: 'Mọi người xem chủ tọa', press: 'Chủ tọa', keys: '/' },
    roll: {
      what: 'Gọi điểm danh',
      press: 'Gọi lần lượt, rồi Có mặt, tiếp hoặc Không trả lời',
      keys: 'Shift R, Shift X',
    },
    ring: { what: 'Gọi một điểm cầu vắng', press: 'Gọi vào, cạnh ô', keys: 'số, Shift P' },
    ready: { what: 'Hỏi đã sẵn sàng chưa', press: 'Thêm → Hỏi các điểm cầu đã sẵn sàng chưa', keys: 'Shift K' },
    quiet: { what: 'Tắt mic tất cả', press: 'Tắt mic tất cả', keys: 'Shift A' },
    pause: { what: 'Tạm nghỉ, họp tiếp', press: 'Tạm nghỉ; hỏi lại một câu', keys: 'Shift B' },
    undo: { what: 'Bỏ việc vừa làm', press: 'Hoàn tác', keys: 'Shift Z' },
  },
  clicker:
    'Bút trình chiếu: phím tới mời người tiếp theo, phím lui hoàn tác, phím màn hình đen không làm gì. Giữ phím chỉ tính một lần. Phím ? hiện bảng phím.',
  course: {
    title: 'Một buổi giao ban',
    missing: 'Trước giờ: nhìn các ô. Ô nét đứt là chưa kết nối: bấm Gọi vào ở cạnh ô.',
    roll: 'Điểm danh: Gọi lần lượt. Điểm cầu được gọi lên hình và nghe được; trả lời thì bấm Có mặt, tiếp.',
    list: 'Báo cáo: Lập danh sách (nếu chưa có), rồi mỗi người một lần Tiếp theo. Điểm cầu vắng được bỏ qua, vào lại thì nói sau cùng.',
    talk: 'Trao đổi: Thảo luận để ai cũng tự bật mic; Hội nghị để chỉ người được mời nói.',
    end: 'Kết luận: Thêm → Chủ tọa nói. Xong: Thêm → Kết thúc cuộc họp, hỏi lại một câu.',
  },
  trouble: {
    title: 'Khi có sự cố',
    lost: 'Bảng ghi “mất kết nối”: không cần bấm gì, bảng tự nối lại; việc cần ngay thì làm ở máy của phòng. Cuộc họp vẫn tiếp tục.',
    speaker:
      'Người đang nói mất kết nối: lượt phát biểu giữ 60 giây, vào lại là nói tiếp. Không chờ thì bấm Tiếp theo.',
    noise: 'Nơi nào ồn, hú: bấm ô của nơi ấy, Tắt mic.',
    silent: '“đã tự tắt mic”, “chờ bật mic” dưới tên người phát biểu: nhắc người ở đó bấm nút Mic.',
  },
} as const;
