import type { RefusalCode } from './refusals.ts';

/** What is said in Vietnamese of each way in which a request can be refused, as its person can act on it. */
export const vietnameseRefusals: Readonly<Record<RefusalCode, string>> = {
  malformed: 'Yêu cầu không đúng mẫu. Hãy tải lại trang rồi thử lại.',
  'too-large': 'Nội dung gửi lên quá lớn.',
  'line-too-slow': 'Đường truyền quá chậm nên chưa nhận đủ. Chưa có gì được lưu. Hãy thử lại khi đường truyền tốt hơn.',
  'upload-incomplete': 'Tệp chưa đến đủ hoặc bị hỏng trên đường truyền. Chưa có gì được lưu. Hãy gửi lại.',
  'unknown-request': 'Máy chủ không biết yêu cầu này. Hãy tải lại trang để dùng bản mới.',
  'unknown-address':
    'Trang này được mở bằng một địa chỉ mà hệ thống không biết là của mình. Hãy mở hệ thống bằng địa chỉ dưới đây; nếu địa chỉ đang dùng là đúng, cán bộ kỹ thuật thêm nó vào HUB_NAMES.',
  'too-many-requests': 'Máy chủ đang nhận quá nhiều yêu cầu. Hãy chờ một lát rồi thử lại.',
  'not-signed-in': 'Phiên làm việc đã hết hạn. Hãy đăng nhập lại.',
  forbidden: 'Bạn không có quyền làm việc này.',
  'not-found': 'Không tìm thấy.',
  'wrong-password': 'Tên đăng nhập hoặc mật khẩu không đúng.',
  'password-change-needed': 'Hãy đổi mật khẩu dùng một lần trước khi tiếp tục.',
  'weak-password': 'Mật khẩu cần ít nhất 14 ký tự, hoặc ít nhất 8 ký tự gồm chữ hoa, chữ thường, chữ số và ký hiệu.',
  'common-password':
    'Mật khẩu này dễ đoán: gần như chỉ gồm dãy phím, ký tự lặp lại, năm, họ tên, tên cơ quan hoặc từ ai cũng dùng như "matkhau". Hãy ghép bốn, năm từ không liên quan đến nhau.',
  'one-time-password-expired':
    'Mật khẩu dùng một lần này đã quá 7 ngày nên hết hạn. Hãy xin quản trị cấp lại. Nếu không còn quản trị nào vào được: người vận hành máy chủ chạy ./scripts/start --rescue-admin.',
  'wrong-token':
    'Mã hoặc liên kết ghi danh không đúng. Hãy so lại từng ký tự với phiếu ghi danh, hoặc gọi cán bộ kỹ thuật của huyện.',
  'link-used': 'Mã hoặc liên kết ghi danh này đã được dùng cho một máy. Hãy xin cán bộ kỹ thuật của huyện mã mới.',
  'link-expired': 'Mã hoặc liên kết ghi danh này đã hết hạn. Hãy xin cán bộ kỹ thuật của huyện mã mới.',
  'link-replaced':
    'Mã hoặc liên kết ghi danh này đã được thay bằng mã mới hơn. Hãy dùng phiếu mới, hoặc gọi cán bộ kỹ thuật của huyện.',
  'link-revoked': 'Mã hoặc liên kết ghi danh này đã bị thu hồi. Hãy gọi cán bộ kỹ thuật của huyện.',
  'ends-others':
    'Điểm cầu này đã có mã chưa dùng hoặc máy đang giữ, nên chưa có gì được làm. Hãy xem điều gì sẽ mất hiệu lực rồi xác nhận.',
  'enrolment-revoked': 'Máy này không còn được ghi danh cho điểm cầu. Hãy gọi cán bộ kỹ thuật của huyện.',
  'enrolment-replaced':
    'Điểm cầu này vừa được ghi danh trên một máy khác, nên máy này không còn giữ điểm cầu. Nếu không phải ý của đồng chí, hãy gọi cán bộ kỹ thuật của huyện.',
  'wrong-panel-code':
    'Mã ghép không đúng, đã hết hạn hoặc đã dùng rồi. Hãy so lại sáu chữ số, hoặc xin mã mới ở phòng họp hay ở thư ký.',
  'panel-ended': 'Bảng điều khiển này đã hết hiệu lực. Xin mã mới ở phòng họp hoặc ở thư ký.',
  'panel-only-here': 'Bảng điều khiển chỉ điều hành cuộc họp mà nó được ghép. Hãy làm việc này trên máy khác.',
  'panels-full': 'Đã ghép đủ số bảng điều khiển cho cuộc họp này. Hãy kết thúc một bảng không dùng nữa rồi ghép lại.',
  'browser-in-use':
    'Máy này đang được dùng cho việc khác (đã đăng nhập hoặc đã ghi danh cho điểm cầu). Hãy ghép máy khác, hoặc đăng xuất trên máy này trước.',
  'user-name-taken': 'Tên đăng nhập này đã có.',
  'display-name-taken':
    'Đã có tài khoản khác mang tên này; nhật ký phải phân biệt được hai người. Hãy thêm chức vụ hoặc đơn vị vào tên.',
  'last-admin': 'Phải còn ít nhất một quản trị hệ thống đang hoạt động.',
  'bad-csv': 'Tệp CSV có lỗi; chưa có gì được thay đổi. Hãy sửa các dòng được nêu.',
  'doubtful-people':
    'Có người trong tệp có thể đã có trong danh bạ; chưa có gì được thay đổi. Hãy xem từng người được nêu rồi xác nhận.',
  'edited-meanwhile':
    'Có người khác đã lưu bản mới hơn. Hãy sao chép phần bạn vừa viết, tải lại trang rồi ghép vào bản mới.',
  'reason-needed': 'Hãy ghi lý do: nội dung này khác với điều đã ghi hoặc điều hệ thống đã ghi nhận.',
  'person-in-two-rooms': 'Một người không thể có mặt ở hai điểm cầu trong cùng một lần điểm danh.',
  'bad-correction': 'Thời gian đính chính không hợp lý: hãy xem lại thứ tự khai mạc, giờ nghỉ, bế mạc.',
  'bad-parameters': 'Tham số không hợp lý; chưa có gì được thay đổi.',
  'bad-period': 'Kỳ báo cáo không đúng: ngày đầu phải không sau ngày cuối và kỳ dài nhất là 10 năm.',
  'meeting-still-open': 'Cuộc họp chưa kết thúc. Hãy làm việc này sau khi bế mạc.',
  'bad-issue-day': 'Ngày gửi thông báo phải từ ngày bế mạc cuộc họp đến hôm nay.',
  'not-a-pdf': 'Tệp này không phải là PDF đọc được. Chưa có gì được lưu.',
  'bad-mark':
    'Hình này không dùng làm biểu trưng được: cần một hình PNG, JPEG hoặc WebP đọc được. Tệp SVG không được nhận vì có thể chứa mã chạy. Chưa có gì được lưu.',
  'wrong-api-token': 'Mã truy cập số liệu không đúng hoặc đã bị thu hồi.',
  'declaration-needed': 'Hãy xác nhận cuộc họp không có nội dung bí mật nhà nước.',
  'meeting-not-open': 'Cuộc họp không mở hoặc đã kết thúc.',
  'meeting-locked': 'Phòng họp đã khóa. Muốn vào phải được người chủ trì hoặc thư ký cho vào.',
  'meeting-full': 'Cuộc họp đã đủ số điểm cầu cho phép. Hãy gọi điểm cầu chủ tọa.',
  'hub-full': 'Hệ thống đã đủ số điểm cầu cho phép. Hãy gọi cán bộ kỹ thuật của huyện.',
  'not-expected': 'Điểm cầu này không có trong thành phần của cuộc họp. Hãy gọi điểm cầu chủ tọa.',
  'already-expected': 'Điểm cầu đã có trong thành phần của cuộc họp.',
  'endpoint-busy': 'Điểm cầu đang dự một cuộc họp khác.',
  'seat-taken': 'Một trang khác trên máy của điểm cầu đang vào họp thay cho trang này.',
  'connections-full':
    'Điểm cầu này đã có đủ số màn hình phụ hoặc bảng điều khiển đang dự họp. Hãy đóng bớt một trang rồi thử lại.',
  'hub-connections-full':
    'Hệ thống đã có đủ số màn hình phụ hoặc bảng điều khiển đang dự họp. Hãy gọi cán bộ kỹ thuật của huyện.',
  'sends-nothing':
    'Máy này chỉ để xem hoặc điều khiển nên không gửi hình, tiếng. Camera và mic là của máy giữ chỗ điểm cầu.',
  'not-held': 'Hệ thống không còn giữ chỗ của trang này trong cuộc họp. Trang sẽ tự vào họp lại.',
  'not-by-itself': 'Điểm cầu này không tự vào cuộc họp này nữa. Bấm VÀO HỌP nếu muốn họp ở máy này.',
  'not-in-meeting': 'Điểm cầu chưa kết nối vào cuộc họp.',
  'already-on-break': 'Cuộc họp đang tạm nghỉ.',
  'not-on-break': 'Cuộc họp không ở giờ nghỉ.',
  'recording-forbidden': 'Loại cuộc họp này không được ghi âm.',
  'recording-required': 'Loại cuộc họp này phải được ghi âm đến khi bế mạc.',
  'no-room-to-record': 'Máy chủ không còn đủ chỗ để ghi âm. Hãy gọi cán bộ kỹ thuật.',
  'recording-not-mixed': 'Tệp chung đang được ghép. Hãy chờ một lát rồi thử lại; từng điểm cầu đã nghe được ngay.',
  'no-ffmpeg': 'Máy chủ chưa cài ffmpeg nên chưa ghép được tệp chung; từng điểm cầu vẫn nghe và tải được.',
  'endpoint-not-there': 'Điểm cầu này chưa kết nối hoặc đang mất kết nối, nên chưa mời phát biểu được.',
  'queue-empty': 'Chưa có điểm cầu nào đang kết nối chờ phát biểu.',
  'no-floor': 'Điểm cầu này không còn lượt phát biểu.',
  'has-floor': 'Điểm cầu này đang có lượt phát biểu.',
  'no-hand': 'Đăng ký phát biểu này đã được rút hoặc đã được mời.',
  'not-listed': 'Điểm cầu này không còn trong danh sách phát biểu.',
  'no-reports': 'Hôm nay không có đợt báo cáo văn bản nào cho giao ban. Thư ký gọi báo cáo ở trang Nhiệm vụ được giao.',
  'report-not-open': 'Chưa đến lúc báo cáo: điểm cầu báo cáo được từ ngày trước cuộc họp.',
  'report-closed': 'Báo cáo không sửa được nữa: đã đến lượt điểm cầu phát biểu, hoặc cuộc họp đã qua.',
  'report-outdated': 'Nhiệm vụ hoặc ngày họp vừa thay đổi, nên chưa gửi được. Hãy xem lại danh sách rồi gửi lần nữa.',
  'concerns-nobody': 'Kết luận này chưa nêu đơn vị nào có điểm cầu trong cuộc họp. Hãy chọn điểm cầu để gửi.',
  'too-many-sent': 'Đã có 50 kết luận đang gửi cho các điểm cầu. Hãy thu hồi bớt rồi gửi tiếp.',
  'messages-full': 'Cuộc họp này đã có quá nhiều tin nhắn nên không gửi thêm được. Hãy nói, hoặc gọi điện.',
  'conclusion-changed': 'Kết luận này vừa được sửa hoặc thu hồi. Hãy đọc lại nội dung mới trên màn hình.',
  'bad-report-day': 'Ngày giao ban phải từ hôm nay trở đi.',
  'nothing-to-undo': 'Không còn gì để hoàn tác: đã quá vài giây hoặc đã có thao tác khác.',
  'stage-not-there': 'Điểm cầu này chưa kết nối hoặc đang mất kết nối, nên chưa đưa lên màn hình chính được.',
  'stage-full': 'Màn hình chính đã có đủ 9 điểm cầu. Hãy bỏ bớt một điểm cầu rồi thêm.',
  'no-deputy': 'Chưa cử ai chủ trì thay. Hãy cử người chủ trì thay, hoặc cử thư ký cuộc họp, rồi bấm lại.',
  'deputy-not-there': 'Điểm cầu chủ trì thay chưa kết nối hoặc đang mất kết nối, nên chưa giao quyền chủ trì được.',
  'chair-there': 'Điểm cầu chủ tọa đang ở trong cuộc họp, nên chỉ chủ tọa giao quyền chủ trì được.',
  'chair-not-there': 'Điểm cầu chủ tọa chưa kết nối lại. Quyền chủ trì tự trở về ngay khi điểm cầu chủ tọa kết nối.',
  'debriefing-not-there':
    'Điểm cầu này vừa rời cuộc họp hoặc mất kết nối, nên chưa kết thúc cuộc họp. Hãy chọn lại rồi bấm lần nữa.',
  'debriefing-alone': 'Hãy chọn ít nhất một điểm cầu ở lại họp riêng.',
  'in-debriefing': 'Phiên họp đã kết thúc. Trong lúc họp riêng chỉ nói chuyện, nghe và nhìn được.',
  'no-debriefing': 'Không có buổi họp riêng nào đang diễn ra.',
  'nobody-there': 'Chưa có điểm cầu nào đang kết nối.',
  'nobody-to-call': 'Các điểm cầu chưa trả lời hiện không kết nối.',
  'attends-here': 'Điểm cầu này đang ở trong cuộc họp bằng máy của mình.',
  'no-page-there': 'Chưa có máy nào của điểm cầu mở trang chờ. Hãy gọi điện thoại cho điểm cầu.',
  'no-screen': 'Chưa có điểm cầu nào chia sẻ màn hình.',
  'floor-decides': 'Đang họp theo lượt phát biểu. Hãy mời điểm cầu này phát biểu, hoặc chuyển sang chế độ thảo luận.',
  'microphone-withheld': 'Chủ trì đã tắt mic của điểm cầu. Mic sẽ bật được khi chủ trì cho phép.',
  'microphone-not-granted': 'Trong cuộc họp này các điểm cầu chỉ nghe, không bật mic.',
  'camera-not-granted': 'Trong cuộc họp này các điểm cầu không bật camera.',
  'screen-not-granted': 'Trong cuộc họp này các điểm cầu không chia sẻ màn hình.',
  'screen-taken': 'Đang có điểm cầu khác chia sẻ màn hình. Hãy chờ điểm cầu đó dừng chia sẻ.',
  'held-back': 'Chủ trì đã tắt trong lúc điểm cầu mất kết nối. Muốn bật lại, hãy bấm nút.',
  'too-many-sources': 'Điểm cầu đã dùng hết số camera, mic hoặc màn hình được gửi cùng lúc.',
  'already-sending': 'Nguồn này đang được gửi rồi.',
  'not-sending': 'Nguồn này không được gửi.',
  'check-while-meeting': 'Đang có cuộc họp nên chưa kiểm tra từ xa được. Hãy chờ họp xong.',
  'check-elsewhere': 'Điểm cầu này đang được kiểm tra ở cửa sổ hoặc máy khác. Hãy chờ xong rồi bấm Kiểm tra lại.',
  'media-refused':
    'Trình duyệt và máy chủ không thống nhất được cách truyền hình ảnh, âm thanh. Hãy dùng Chrome, Edge hoặc Firefox bản mới.',
  'media-unavailable':
    'Phần truyền hình ảnh, âm thanh đang khởi động lại. Hệ thống sẽ tự kết nối lại, không cần bấm gì.',
  'record-unavailable':
    'Máy chủ chưa ghi được vào nhật ký (đĩa đầy hoặc cơ sở dữ liệu đang bận). Cuộc họp vẫn tiếp tục; hãy gọi cán bộ kỹ thuật.',
  'outcome-unknown':
    'Máy chủ mất liên lạc với cơ sở dữ liệu đúng lúc đang ghi, nên chưa biết việc này đã được ghi hay chưa. Đừng làm lại ngay: chờ một phút, tải lại trang và xem trước.',
  'record-unreadable':
    'Nhật ký của cuộc họp này có chỗ không đọc được nên chưa mở được. Nhật ký vẫn được giữ nguyên; hãy gọi cán bộ kỹ thuật.',
  'file-damaged':
    'Tệp này không còn đúng như lúc được lưu (mã SHA-256 không khớp) nên không được đưa ra. Các tệp khác không bị ảnh hưởng; hãy báo cán bộ kỹ thuật khôi phục từ bản sao lưu.',
  internal: 'Máy chủ gặp lỗi. Lỗi đã được ghi lại; hãy thử lại hoặc gọi cán bộ kỹ thuật.',
};
