/** Camera, microphone and loudspeaker of this PC. */
export const devices = {
  title: 'Thiết bị',
  camera: 'Camera',
  microphone: 'Mic',
  speaker: 'Loa',
  browserChoice: 'Mặc định của máy',
  unnamed: '{{kind}} {{number}}',
  level: 'Nói thử: các vạch này phải chuyển động',
  levelLabel: 'Mức âm thanh của mic',
  testSpeaker: 'Thử loa',
  testingSpeaker: 'Đang phát…',
  speakerFailed: 'Không phát được âm thanh ra loa này. Hãy chọn loa khác hoặc kiểm tra dây loa.',
  speakerFixed: 'Trình duyệt này phát ra loa mặc định của máy.',
  roomAudio: 'Phòng có bộ lọc tiếng vọng riêng',
  roomAudioHint: 'Chỉ bật khi phòng có bàn trộn hoặc mic hội nghị tự khử vọng.',
  starting: 'Đang mở camera…',
  allowHint: 'Nếu trình duyệt hỏi, hãy bấm “Cho phép”.',
  preview: 'Hình của điểm cầu này',
  cameraTrouble: {
    denied:
      'Trình duyệt chưa được phép dùng camera. Bấm biểu tượng camera hoặc ổ khóa cạnh thanh địa chỉ, chọn Cho phép, rồi bấm Thử lại.',
    missing: 'Chưa thấy camera. Kiểm tra dây USB, rồi bấm Thử lại.',
    busy: 'Camera đang được chương trình khác dùng. Hãy đóng Zalo, Zoom hoặc chương trình khác; camera sẽ tự bật lại.',
    unfit: 'Camera này không cho hình dùng được. Hãy chọn camera khác.',
    unplugged: 'Camera vừa bị rút ra. Cắm lại dây USB, hình sẽ tự trở lại.',
    failed: 'Không mở được camera. Rút dây USB, cắm lại, rồi bấm Thử lại.',
  },
  microphoneTrouble: {
    denied:
      'Trình duyệt chưa được phép dùng mic. Bấm biểu tượng mic hoặc ổ khóa cạnh thanh địa chỉ, chọn Cho phép, rồi bấm Thử lại.',
    missing: 'Chưa thấy mic. Kiểm tra dây mic, rồi bấm Thử lại.',
    busy: 'Mic đang được chương trình khác dùng. Hãy đóng Zalo, Zoom hoặc chương trình khác; mic sẽ tự bật lại.',
    unfit: 'Mic này không dùng được. Hãy chọn mic khác.',
    unplugged: 'Mic vừa bị rút ra. Cắm lại dây, mic sẽ tự trở lại.',
    failed: 'Không mở được mic. Rút dây, cắm lại, rồi bấm Thử lại.',
  },
} as const;
