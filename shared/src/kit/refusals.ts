import { z } from 'zod';

/** Every way in which a request can be refused, each with a sentence that its person can act on. Closed list. */
export const refusalTexts = {
  malformed: {
    vi: 'Yêu cầu không đúng mẫu. Hãy tải lại trang rồi thử lại.',
    en: 'The request is malformed. Reload the page and try again.',
  },
  'too-large': { vi: 'Nội dung gửi lên quá lớn.', en: 'What was sent is too large.' },
  'line-too-slow': {
    vi: 'Đường truyền quá chậm nên chưa nhận đủ. Chưa có gì được lưu. Hãy thử lại khi đường truyền tốt hơn.',
    en: 'The line was too slow, and not all of it arrived. Nothing was stored. Try again when the line is better.',
  },
  'upload-incomplete': {
    vi: 'Tệp chưa đến đủ hoặc bị hỏng trên đường truyền. Chưa có gì được lưu. Hãy gửi lại.',
    en: 'The file did not arrive whole, or was damaged on its way. Nothing was stored. Send it again.',
  },
  'unknown-request': {
    vi: 'Máy chủ không biết yêu cầu này. Hãy tải lại trang để dùng bản mới.',
    en: 'The hub does not know this request. Reload the page to get the current version.',
  },
  'unknown-address': {
    vi: 'Trang này được mở bằng một địa chỉ mà hệ thống không biết là của mình. Hãy mở hệ thống bằng địa chỉ dưới đây; nếu địa chỉ đang dùng là đúng, cán bộ kỹ thuật thêm nó vào HUB_NAMES.',
    en: 'This page was opened by an address that the hub does not know as its own. Open the hub by an address named below; if the one in use is right, the technician adds it to HUB_NAMES.',
  },
  'too-many-requests': {
    vi: 'Máy chủ đang nhận quá nhiều yêu cầu. Hãy chờ một lát rồi thử lại.',
    en: 'The hub is asked for too much at the moment. Wait a while and try again.',
  },
  'not-signed-in': {
    vi: 'Phiên làm việc đã hết hạn. Hãy đăng nhập lại.',
    en: 'The session has expired. Sign in again.',
  },
  forbidden: { vi: 'Bạn không có quyền làm việc này.', en: 'You are not allowed to do this.' },
  'not-found': { vi: 'Không tìm thấy.', en: 'Not found.' },
  'wrong-password': {
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    en: 'The user name or the password is wrong.',
  },
  'password-change-needed': {
    vi: 'Hãy đổi mật khẩu dùng một lần trước khi tiếp tục.',
    en: 'Change the one-time password before you go on.',
  },
  'weak-password': {
    vi: 'Mật khẩu cần ít nhất 14 ký tự, hoặc ít nhất 8 ký tự gồm chữ hoa, chữ thường, chữ số và ký hiệu.',
    en: 'A password needs at least 14 characters, or at least 8 with capitals, small letters, digits and signs.',
  },
  'common-password': {
    vi: 'Mật khẩu này dễ đoán: gần như chỉ gồm dãy phím, ký tự lặp lại, năm, họ tên, tên cơ quan hoặc từ ai cũng dùng như "matkhau". Hãy ghép bốn, năm từ không liên quan đến nhau.',
    en: 'This password is easy to guess: it is made of rows of keys, repetitions, years, names, the office’s name or words like "password". Put four or five unrelated words together.',
  },
  'one-time-password-expired': {
    vi: 'Mật khẩu dùng một lần này đã quá 7 ngày nên hết hạn. Hãy xin quản trị cấp lại. Nếu không còn quản trị nào vào được: người vận hành máy chủ chạy ./scripts/start --rescue-admin.',
    en: 'This one-time password is older than 7 days and has run out. Ask an administrator for a new one. Where no administrator can get in, whoever runs the server starts it once with ./scripts/start --rescue-admin.',
  },
  'wrong-token': {
    vi: 'Mã hoặc liên kết ghi danh không đúng. Hãy so lại từng ký tự với phiếu ghi danh, hoặc gọi cán bộ kỹ thuật của huyện.',
    en: 'The enrolment code or link is wrong. Compare it with the slip sign by sign, or call the district technician.',
  },
  'link-used': {
    vi: 'Mã hoặc liên kết ghi danh này đã được dùng cho một máy. Hãy xin cán bộ kỹ thuật của huyện mã mới.',
    en: 'This enrolment code or link was used for a PC already. Ask the district technician for a new one.',
  },
  'link-expired': {
    vi: 'Mã hoặc liên kết ghi danh này đã hết hạn. Hãy xin cán bộ kỹ thuật của huyện mã mới.',
    en: 'This enrolment code or link has expired. Ask the district technician for a new one.',
  },
  'link-replaced': {
    vi: 'Mã hoặc liên kết ghi danh này đã được thay bằng mã mới hơn. Hãy dùng phiếu mới, hoặc gọi cán bộ kỹ thuật của huyện.',
    en: 'This enrolment code or link was replaced by a newer one. Use the newer slip, or call the district technician.',
  },
  'link-revoked': {
    vi: 'Mã hoặc liên kết ghi danh này đã bị thu hồi. Hãy gọi cán bộ kỹ thuật của huyện.',
    en: 'This enrolment code or link was taken back. Call the district technician.',
  },
  'ends-others': {
    vi: 'Điểm cầu này đã có mã chưa dùng hoặc máy đang giữ, nên chưa có gì được làm. Hãy xem điều gì sẽ mất hiệu lực rồi xác nhận.',
    en: 'This endpoint has an open code or a PC, so nothing was done. See what would end, then confirm.',
  },
  'enrolment-revoked': {
    vi: 'Máy này không còn được ghi danh cho điểm cầu. Hãy gọi cán bộ kỹ thuật của huyện.',
    en: 'This PC is no longer enrolled for the endpoint. Call the district technician.',
  },
  'enrolment-replaced': {
    vi: 'Điểm cầu này vừa được ghi danh trên một máy khác, nên máy này không còn giữ điểm cầu. Nếu không phải ý của đồng chí, hãy gọi cán bộ kỹ thuật của huyện.',
    en: 'The endpoint was enrolled on another PC, so that this one holds it no longer. If you did not want that, call the district technician.',
  },
  'user-name-taken': { vi: 'Tên đăng nhập này đã có.', en: 'This user name exists already.' },
  'display-name-taken': {
    vi: 'Đã có tài khoản khác mang tên này; nhật ký phải phân biệt được hai người. Hãy thêm chức vụ hoặc đơn vị vào tên.',
    en: 'Another account bears this name; the records have to tell two people apart. Add a position or a unit to the name.',
  },
  'last-admin': {
    vi: 'Phải còn ít nhất một quản trị hệ thống đang hoạt động.',
    en: 'At least one active administrator has to remain.',
  },
  'bad-csv': {
    vi: 'Tệp CSV có lỗi; chưa có gì được thay đổi. Hãy sửa các dòng được nêu.',
    en: 'The CSV file has errors; nothing was changed. Correct the lines named.',
  },
  'doubtful-people': {
    vi: 'Có người trong tệp có thể đã có trong danh bạ; chưa có gì được thay đổi. Hãy xem từng người được nêu rồi xác nhận.',
    en: 'Some people of the file may be in the directory already; nothing was changed. Look at each one named, then confirm.',
  },
  'edited-meanwhile': {
    vi: 'Có người khác đã lưu bản mới hơn. Hãy sao chép phần bạn vừa viết, tải lại trang rồi ghép vào bản mới.',
    en: 'Somebody else has saved a newer version. Copy what you wrote, reload the page and merge it.',
  },
  'reason-needed': {
    vi: 'Hãy ghi lý do: nội dung này khác với điều đã ghi hoặc điều hệ thống đã ghi nhận.',
    en: 'Give a reason: this differs from what was recorded or from what the machine saw.',
  },
  'person-in-two-rooms': {
    vi: 'Một người không thể có mặt ở hai điểm cầu trong cùng một lần điểm danh.',
    en: 'One person cannot be present at two endpoints in the same roll call.',
  },
  'bad-correction': {
    vi: 'Thời gian đính chính không hợp lý: hãy xem lại thứ tự khai mạc, giờ nghỉ, bế mạc.',
    en: 'The corrected times do not fit: check the order of opening, breaks and closing.',
  },
  'bad-parameters': {
    vi: 'Tham số không hợp lý; chưa có gì được thay đổi.',
    en: 'The parameters make no sense; nothing was changed.',
  },
  'bad-period': {
    vi: 'Kỳ báo cáo không đúng: ngày đầu phải không sau ngày cuối và kỳ dài nhất là 10 năm.',
    en: 'The reporting period is wrong: its first day must not come after its last, and it spans at most 10 years.',
  },
  'meeting-still-open': {
    vi: 'Cuộc họp chưa kết thúc. Hãy làm việc này sau khi bế mạc.',
    en: 'The meeting has not ended. Do this after its closing.',
  },
  'bad-issue-day': {
    vi: 'Ngày gửi thông báo phải từ ngày bế mạc cuộc họp đến hôm nay.',
    en: 'The notice goes out between the day of the closing and today.',
  },
  'not-a-pdf': {
    vi: 'Tệp này không phải là PDF đọc được. Chưa có gì được lưu.',
    en: 'This file is not a readable PDF. Nothing was stored.',
  },
  'bad-mark': {
    vi: 'Hình này không dùng làm biểu trưng được: cần một hình PNG, JPEG hoặc WebP đọc được. Tệp SVG không được nhận vì có thể chứa mã chạy. Chưa có gì được lưu.',
    en: 'This picture can’t be the mark: it has to be a readable PNG, JPEG or WebP. SVG is not taken, since it can hold programs. Nothing was stored.',
  },
  'wrong-api-token': {
    vi: 'Mã truy cập số liệu không đúng hoặc đã bị thu hồi.',
    en: 'The access token is wrong or was revoked.',
  },
  'declaration-needed': {
    vi: 'Hãy xác nhận cuộc họp không có nội dung bí mật nhà nước.',
    en: 'Declare that the meeting holds no state secret.',
  },
  'meeting-not-open': { vi: 'Cuộc họp không mở hoặc đã kết thúc.', en: 'The meeting is not open or has ended.' },
  'meeting-full': {
    vi: 'Cuộc họp đã đủ số điểm cầu cho phép. Hãy gọi điểm cầu chủ tọa.',
    en: 'The meeting has reached its number of endpoints. Call the host endpoint.',
  },
  'hub-full': {
    vi: 'Hệ thống đã đủ số điểm cầu cho phép. Hãy gọi cán bộ kỹ thuật của huyện.',
    en: 'The hub has reached its number of endpoints. Call the district technician.',
  },
  'not-expected': {
    vi: 'Điểm cầu này không có trong thành phần của cuộc họp. Hãy gọi điểm cầu chủ tọa.',
    en: 'This endpoint is not on the list of the meeting. Call the host endpoint.',
  },
  'already-expected': {
    vi: 'Điểm cầu đã có trong thành phần của cuộc họp.',
    en: 'The endpoint is on the list of the meeting already.',
  },
  'endpoint-busy': {
    vi: 'Điểm cầu đang dự một cuộc họp khác.',
    en: 'The endpoint is in another meeting.',
  },
  'seat-taken': {
    vi: 'Một trang khác trên máy của điểm cầu đang vào họp thay cho trang này.',
    en: 'Another page of the endpoint is joining in place of this one.',
  },
  'not-in-meeting': { vi: 'Điểm cầu chưa kết nối vào cuộc họp.', en: 'The endpoint has not joined a meeting.' },
  'already-on-break': { vi: 'Cuộc họp đang tạm nghỉ.', en: 'The meeting is on a break already.' },
  'not-on-break': { vi: 'Cuộc họp không ở giờ nghỉ.', en: 'The meeting is not on a break.' },
  'endpoint-not-there': {
    vi: 'Điểm cầu này chưa kết nối hoặc đang mất kết nối, nên chưa mời phát biểu được.',
    en: 'This bridge point is not connected, so it can not be given the floor yet.',
  },
  'queue-empty': {
    vi: 'Chưa có điểm cầu nào đang kết nối đăng ký phát biểu.',
    en: 'No connected bridge point has asked for the floor.',
  },
  'no-floor': {
    vi: 'Điểm cầu này không còn lượt phát biểu.',
    en: 'This bridge point does not have the floor any more.',
  },
  'has-floor': { vi: 'Điểm cầu này đang có lượt phát biểu.', en: 'This bridge point has the floor already.' },
  'no-hand': {
    vi: 'Đăng ký phát biểu này đã được rút hoặc đã được mời.',
    en: 'This request for the floor was withdrawn or granted already.',
  },
  'nothing-to-undo': {
    vi: 'Không còn gì để hoàn tác: đã quá vài giây hoặc đã có thao tác khác.',
    en: 'There is nothing to undo any more: some seconds have passed, or something else was done.',
  },
  'floor-decides': {
    vi: 'Đang họp theo lượt phát biểu. Hãy mời điểm cầu này phát biểu, hoặc chuyển sang chế độ thảo luận.',
    en: 'The floor decides who speaks now. Give this bridge point the floor, or switch to discussion.',
  },
  'microphone-withheld': {
    vi: 'Chủ trì đã tắt mic của điểm cầu. Mic sẽ bật được khi chủ trì cho phép.',
    en: 'The chair has muted this endpoint. The microphone opens again when the chair allows it.',
  },
  'microphone-not-granted': {
    vi: 'Trong cuộc họp này các điểm cầu chỉ nghe, không bật mic.',
    en: 'In this meeting the endpoints only listen; they may not open a microphone.',
  },
  'camera-not-granted': {
    vi: 'Trong cuộc họp này các điểm cầu không bật camera.',
    en: 'In this meeting the endpoints may not send a camera.',
  },
  'screen-not-granted': {
    vi: 'Trong cuộc họp này các điểm cầu không chia sẻ màn hình.',
    en: 'In this meeting the endpoints may not share a screen.',
  },
  'screen-taken': {
    vi: 'Đang có điểm cầu khác chia sẻ màn hình. Hãy chờ điểm cầu đó dừng chia sẻ.',
    en: 'Another endpoint is sharing its screen. Wait until it stops.',
  },
  'held-back': {
    vi: 'Chủ trì đã tắt trong lúc điểm cầu mất kết nối. Muốn bật lại, hãy bấm nút.',
    en: 'The chair switched this off while the endpoint was away. Press the button to switch it on again.',
  },
  'already-sending': { vi: 'Nguồn này đang được gửi rồi.', en: 'This source is being sent already.' },
  'not-sending': { vi: 'Nguồn này không được gửi.', en: 'This source is not being sent.' },
  'media-refused': {
    vi: 'Trình duyệt và máy chủ không thống nhất được cách truyền hình ảnh, âm thanh. Hãy dùng Chrome, Edge hoặc Firefox bản mới.',
    en: 'The browser and the hub could not agree on media. Use a current Chrome, Edge or Firefox.',
  },
  'media-unavailable': {
    vi: 'Phần truyền hình ảnh, âm thanh đang khởi động lại. Hệ thống sẽ tự kết nối lại, không cần bấm gì.',
    en: 'The media service is restarting. It reconnects by itself.',
  },
  'record-unavailable': {
    vi: 'Máy chủ chưa ghi được vào nhật ký (đĩa đầy hoặc cơ sở dữ liệu đang bận). Cuộc họp vẫn tiếp tục; hãy gọi cán bộ kỹ thuật.',
    en: 'The hub cannot write the record (disk full or database locked). The meeting goes on; call the technician.',
  },
  'outcome-unknown': {
    vi: 'Máy chủ mất liên lạc với cơ sở dữ liệu đúng lúc đang ghi, nên chưa biết việc này đã được ghi hay chưa. Đừng làm lại ngay: chờ một phút, tải lại trang và xem trước.',
    en: 'The line to the database broke while this was being written, so it is not known whether it is stored. Do not repeat it yet: wait a minute, reload the page and look first.',
  },
  'record-unreadable': {
    vi: 'Nhật ký của cuộc họp này có chỗ không đọc được nên chưa mở được. Nhật ký vẫn được giữ nguyên; hãy gọi cán bộ kỹ thuật.',
    en: 'A place in the record of this meeting cannot be read, so it cannot be opened. The record is kept as it is; call the technician.',
  },
  'file-damaged': {
    vi: 'Tệp này không còn đúng như lúc được lưu (mã SHA-256 không khớp) nên không được đưa ra. Các tệp khác không bị ảnh hưởng; hãy báo cán bộ kỹ thuật khôi phục từ bản sao lưu.',
    en: 'This file is no longer what was kept (its SHA-256 does not match), so it is not given out. Other files are not affected; tell the technician to bring it back from a backup.',
  },
  internal: {
    vi: 'Máy chủ gặp lỗi. Lỗi đã được ghi lại; hãy thử lại hoặc gọi cán bộ kỹ thuật.',
    en: 'The hub met an error. It was logged; try again or call the technician.',
  },
} as const satisfies Record<string, { vi: string; en: string }>;

export type RefusalCode = keyof typeof refusalTexts;
export const RefusalCode = z.enum(Object.keys(refusalTexts) as [RefusalCode, ...RefusalCode[]]);

/** As many lines, and as long ones, as a refusal carries: a page that cannot read it shows nothing at all. */
const mostDetails = 200;
const longestDetail = 500;

/** Thrown where a request is refused; anything else that is thrown is a bug and is answered with `internal`. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** Lines for the person beyond the code's own sentence, such as the faulty lines of a file. */
  readonly details: readonly string[];
  /** When it makes sense to ask again, in milliseconds; undefined where nobody can tell. */
  readonly retryAfterMs: number | undefined;

  constructor(code: RefusalCode, details: readonly string[] = [], when: { readonly retryAfterMs?: number } = {}) {
    super(refusalTexts[code].en);
    this.name = 'Refusal';
    this.code = code;
    this.retryAfterMs = when.retryAfterMs;
    this.details = details.slice(0, mostDetails).map((line) => line.slice(0, longestDetail));
  }
}

/** A refusal as it travels. */
export const RefusalBody = z.strictObject({
  code: RefusalCode,
  details: z.array(z.string().max(longestDetail)).max(mostDetails),
});
export type RefusalBody = z.infer<typeof RefusalBody>;
