import { sound } from './sound.ts';

/** What is wrong with the own camera or microphone, and what to press. Comes after the page, and is kept for when the line is lost. */
export const advice = {
  sound,
  camera: {
    denied:
      'Trình duyệt chưa được phép dùng camera. Bấm biểu tượng camera hoặc ổ khóa cạnh thanh địa chỉ, chọn Cho phép, rồi bấm Thử lại.',
    blocked:
      'Windows không cho trình duyệt dùng camera. Mở Cài đặt (Settings) → Quyền riêng tư (Privacy) → Camera, bật cho phép; hình sẽ tự trở lại.',
    missing: 'Chưa thấy camera. Kiểm tra dây USB, rồi bấm Thử lại.',
    busy: 'Camera đang được chương trình khác dùng. Hãy đóng Zalo, Zoom hoặc chương trình khác; camera sẽ tự bật lại.',
    unfit: 'Camera này không cho hình dùng được. Hãy chọn camera khác.',
    failed: 'Không mở được camera. Rút dây USB, cắm lại, rồi bấm Thử lại.',
    unplugged: 'Camera vừa bị rút ra. Cắm lại dây USB, hình sẽ tự trở lại.',
    muted: 'Camera đang bị tắt ở máy. Bật công tắc hoặc phím camera trên máy; hình sẽ tự trở lại.',
    silent: 'Camera không cho hình.',
    frameless: 'Camera không cho hình nào. Bật công tắc trên camera, hoặc rút dây USB rồi cắm lại.',
    still: 'Hình của camera đứng yên. Mở nắp che ống kính; nếu vẫn vậy, rút dây USB của camera rồi cắm lại.',
    unsent:
      'Hình không gửi đi được: đường truyền quá yếu hoặc máy quá tải. Hãy đóng chương trình khác; nếu vẫn vậy, tắt camera để giữ tiếng.',
    unreceived:
      'Máy chủ không nhận được hình của điểm cầu này. Tắt camera rồi bật lại; nếu vẫn vậy, kiểm tra dây mạng.',
  },
  microphone: {
    denied:
      'Trình duyệt chưa được phép dùng mic. Bấm biểu tượng mic hoặc ổ khóa cạnh thanh địa chỉ, chọn Cho phép, rồi bấm Thử lại.',
    blocked:
      'Windows không cho trình duyệt dùng mic. Mở Cài đặt (Settings) → Quyền riêng tư (Privacy) → Microphone, bật cho phép; tiếng sẽ tự trở lại.',
    missing: 'Chưa thấy mic. Kiểm tra dây mic, rồi bấm Thử lại.',
    busy: 'Mic đang được chương trình khác dùng. Hãy đóng Zalo, Zoom hoặc chương trình khác; mic sẽ tự bật lại.',
    unfit: 'Mic này không dùng được. Hãy chọn mic khác.',
    failed: 'Không mở được mic. Rút dây, cắm lại, rồi bấm Thử lại.',
    unplugged: 'Mic vừa bị rút ra. Cắm lại dây, mic sẽ tự trở lại.',
    muted: 'Mic đang bị tắt ở máy. Bật lại mic bằng phím mic trên bàn phím hoặc trong phần Âm thanh của Windows.',
    silent:
      'Mic không có tiếng nào. Gạt công tắc trên mic hoặc tai nghe, kiểm tra dây và âm lượng mic trong Windows, rồi nói thử.',
    frameless: 'Mic không có tiếng.',
    still: 'Mic không có tiếng.',
    faint:
      'Các điểm cầu khác nghe rất nhỏ. Nói gần mic hơn, hoặc tăng âm lượng mic trong Windows hay trên bàn trộn (mixer).',
    clipped: 'Mic quá to, tiếng bị vỡ. Nói xa mic hơn, hoặc giảm âm lượng mic trong Windows hay trên bàn trộn (mixer).',
    howling:
      'Loa của phòng này đang hú vào mic. Giảm âm lượng loa, đưa mic ra xa loa. Nếu phòng có bàn trộn (mixer), xem cách nối dây trong phần Trợ giúp.',
    echoing:
      'Các điểm cầu khác nghe lại tiếng của mình từ phòng này. Giảm âm lượng loa, đưa mic ra xa loa; nếu vẫn vậy, mở Thiết bị và bật “Mic tự nhường”.',
    unsent: 'Tiếng không gửi đi được. Bấm nút Mic để tắt rồi bật lại; nếu vẫn vậy, tải lại trang (phím F5).',
    unreceived: 'Máy chủ không nhận được tiếng của điểm cầu này. Tắt mic rồi bật lại; nếu vẫn vậy, kiểm tra dây mạng.',
  },
  /** Somebody talks into a microphone that is shut, or one gives way. */
  room: {
    givesWay: 'Mic tự nhường: khi nơi khác đang nói thì mic của phòng này tạm im. Chờ nơi khác dứt lời rồi nói.',
    closed: 'Mic đang TẮT, chưa ai nghe thấy. Bấm nút Mic để nói.',
    withheld: 'Mic đang TẮT, chưa ai nghe thấy: chủ trì chưa cho bật mic. Bấm “Đăng ký phát biểu”.',
    waitsForTurn: 'Mic đang TẮT, chưa ai nghe thấy: chưa đến lượt phát biểu. Bấm “Đăng ký phát biểu”.',
  },
  both: {
    denied:
      'Trình duyệt chưa được phép dùng camera và mic. Bấm biểu tượng ổ khóa cạnh thanh địa chỉ, cho phép cả hai, rồi bấm Thử lại.',
    missing: 'Máy này chưa thấy camera và mic. Cắm camera và mic, rồi bấm Thử lại. Vẫn vào họp để nghe và xem được.',
  },
  line: {
    stage: 'Mạng yếu: chỉ còn hình trên màn hình chính. Hình khác sẽ trở lại khi mạng tốt.',
    smaller: 'Mạng yếu: hình gửi đến đây nhỏ hơn, để giữ tiếng nói. Hình sẽ rõ lại khi mạng tốt.',
    'one-picture': 'Mạng yếu: chỉ còn tiếng nói và một hình nhỏ. Hình sẽ trở lại khi mạng tốt.',
    voice: 'Mạng yếu: chỉ còn tiếng nói. Hình sẽ trở lại khi mạng tốt.',
    small: 'Mạng yếu: hình của điểm cầu này gửi đi nhỏ và chậm hơn, để giữ tiếng nói.',
    rests: 'Mạng yếu: camera của điểm cầu này tạm nghỉ, để giữ tiếng nói.',
    screenSlow: 'Mạng yếu: màn hình chia sẻ gửi đi chậm và mờ hơn, để giữ tiếng nói.',
    pc: {
      stage: 'Máy tính quá tải: chỉ còn hình trên màn hình chính. Đóng bớt chương trình khác, hình sẽ tự trở lại.',
      'one-picture':
        'Máy tính quá tải: chỉ còn tiếng nói và một hình nhỏ. Đóng bớt chương trình khác, hình sẽ tự trở lại.',
      voice: 'Máy tính quá tải: chỉ còn tiếng nói. Đóng bớt chương trình khác, hình sẽ tự trở lại.',
      small:
        'Máy tính quá tải: hình của điểm cầu này gửi đi nhỏ và chậm hơn, để giữ tiếng nói. Đóng các trang web và chương trình khác.',
      rests:
        'Máy tính quá tải: camera của điểm cầu này tạm nghỉ, để giữ tiếng nói. Đóng các trang web và chương trình khác, camera sẽ tự trở lại.',
    },
    hub: {
      smaller:
        'Đường truyền của máy chủ đang đầy: hình gửi đến đây nhỏ hơn. Mạng ở đây không có lỗi, hình sẽ rõ lại khi đủ chỗ.',
      stage: 'Đường truyền của máy chủ đang đầy: chỉ còn hình trên màn hình chính. Mạng ở đây không có lỗi.',
      'one-picture':
        'Đường truyền của máy chủ đang đầy: chỉ còn tiếng nói và một hình nhỏ. Mạng ở đây không có lỗi, hình sẽ trở lại khi đủ chỗ.',
      voice:
        'Đường truyền của máy chủ đang đầy: chỉ còn tiếng nói. Mạng ở đây không có lỗi, hình sẽ trở lại khi đủ chỗ.',
    },
    own: {
      stage: 'Điểm cầu này đã chọn chỉ nhận hình trên màn hình chính.',
      'one-picture': 'Điểm cầu này đã chọn chỉ nhận tiếng nói và một hình nhỏ.',
      voice: 'Điểm cầu này đã chọn chỉ nhận tiếng nói.',
    },
    others: {
      stage: 'Chủ trì hoặc cán bộ kỹ thuật cho điểm cầu này chỉ nhận hình trên màn hình chính.',
      'one-picture': 'Chủ trì hoặc cán bộ kỹ thuật cho điểm cầu này chỉ nhận tiếng nói và một hình nhỏ.',
      voice: 'Chủ trì hoặc cán bộ kỹ thuật cho điểm cầu này chỉ nhận tiếng nói.',
    },
    takeBack: 'Muốn xem lại hình: bấm nút Thiết bị.',
    choice: {
      label: 'Nhận từ cuộc họp',
      relief: 'Khi máy tính quá tải',
      relieved: 'Tự bớt hình để giữ tiếng nói',
      unrelieved: 'Giữ nguyên hình',
      full: 'Tất cả hình mà mạng chịu được',
      stage: 'Chỉ hình trên màn hình chính',
      'one-picture': 'Tiếng nói và một hình nhỏ',
      voice: 'Chỉ tiếng nói',
    },
  },
  chime: { label: 'Chuông nhẹ trong phòng', on: 'Kêu khi điểm cầu vào họp, xin phát biểu', off: 'Không kêu' },
} as const;
