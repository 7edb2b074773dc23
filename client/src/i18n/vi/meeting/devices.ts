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
  starting: 'Đang mở camera…',
  allowHint: 'Nếu trình duyệt hỏi, hãy bấm “Cho phép”.',
  preview: 'Hình của điểm cầu này',
} as const;
