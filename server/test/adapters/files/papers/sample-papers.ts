import { ConclusionId, type MinutesBody, type NoticeBody } from '@diem-cau/shared';
import type { Conclusion } from '../../../../src/domain/papers/conclusions.ts';

/** Every vowel of Vietnamese with every tone, and đ: small letters and capitals. */
export const everyLetter = [
  'aàáảãạ ăằắẳẵặ âầấẩẫậ đ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ',
  'AÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ Đ EÈÉẺẼẸ ÊỀẾỂỄỆ IÌÍỈĨỊ OÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ UÙÚỦŨỤ ƯỪỨỬỮỰ YỲÝỶỸỴ',
] as const;

const head = { superiorAgency: 'UBND tỉnh Lạng Sơn', agency: 'UBND huyện Bình Gia', symbol: 'BB-UBND' };

/** Minutes of a short meeting. */
export const sampleMinutes = (change: Partial<MinutesBody> = {}): MinutesBody => ({
  head,
  meetingName: 'Họp giao ban tháng 11 năm 2026',
  startsAt: '08 giờ 00 phút, ngày 23 tháng 11 năm 2026',
  place: 'Điểm cầu chủ tọa: huyện Bình Gia.\nHọp trực tuyến với 2 điểm cầu (xã Hòa Bình, xã Tân Hòa).',
  attendance:
    '3 điểm cầu được triệu tập; có mặt theo điểm danh: 5 người (trực tiếp: 2 người, trực tuyến: 3 người; trong đó dự thay: 1 người); vắng có lý do: 1 người; vắng không lý do: 0 người (danh sách kèm theo).',
  chair: 'Hoàng Văn Hùng, Chủ tịch UBND huyện',
  secretary: 'Nguyễn Thị Ánh',
  course: [
    '- 08 giờ 00 phút: khai mạc cuộc họp.',
    'I. Ý KIẾN PHÁT BIỂU',
    '- Xã Hòa Bình (từ 08 giờ 20 phút, 12 phút): báo cáo tiến độ chi trả hỗ trợ thiệt hại do mưa lũ; đề nghị huyện bổ sung kinh phí.',
    `Mẫu chữ: ${everyLetter[0]}`,
    everyLetter[1],
    'Kết luận của người chủ trì:',
    '1. Rà soát hộ nghèo & hộ cận nghèo <2026>.',
    'Giao UBND xã Hòa Bình chủ trì thực hiện; thời hạn hoàn thành: ngày 30 tháng 11 năm 2026.',
  ].join('\n'),
  endsAt: '09 giờ 45 phút, ngày 23 tháng 11 năm 2026',
  chairTitle: 'CHỦ TỊCH UBND HUYỆN',
  chairName: 'Hoàng Văn Hùng',
  secretaryName: 'Nguyễn Thị Ánh',
  recipients: 'Như thành phần tham dự\n- Lưu: VT, Hồ sơ.',
  attendanceRows: [
    {
      endpoint: 'Huyện Bình Gia',
      present: 'Hoàng Văn Hùng, Chủ tịch UBND huyện\nNguyễn Thị Ánh, Chánh Văn phòng',
      absent: '',
    },
    {
      endpoint: 'Xã Hòa Bình',
      present: 'Lý Thị Lan, Phó Chủ tịch UBND xã (dự thay Đặng Văn Khê, lý do: đi công tác)',
      absent: 'Đặng Văn Khê, Chủ tịch UBND xã (vắng có lý do: đi công tác)',
    },
    {
      endpoint: 'Xã Tân Hòa',
      present: 'Chưa điểm danh; hệ thống ghi nhận kết nối từ 08 giờ 02 phút',
      absent: '',
    },
  ],
  ...change,
});

/** Minutes of a meeting with so many communes, each with two people, and a course of several pages. */
export const longMinutes = (communes: number): MinutesBody => {
  const names = Array.from({ length: communes }, (_, index) => `Xã Số ${index + 1}`);
  return sampleMinutes({
    place: `Điểm cầu chủ tọa: huyện Bình Gia.\nHọp trực tuyến với ${communes} điểm cầu (theo danh sách kèm theo).`,
    course: names
      .map(
        (name) => `- ${name}: báo cáo tình hình thực hiện nhiệm vụ tháng 11, ${'nêu khó khăn, '.repeat(8)}kiến nghị.`,
      )
      .join('\n'),
    attendanceRows: names.map((endpoint) => ({
      endpoint,
      present: 'Nguyễn Văn An, Chủ tịch UBND xã\nLý Thị Lan, cán bộ văn phòng',
      absent: 'Đặng Văn Khê (vắng có lý do: ốm)',
    })),
  });
};

/** An agency whose name takes several lines in the head. */
export const longAgency = {
  superiorAgency: 'Ủy ban nhân dân tỉnh Lạng Sơn',
  agency: 'Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn, phòng thủ dân sự huyện Bình Gia',
  symbol: 'TB-BCĐ',
};

/** A notice of conclusions. */
export const sampleNotice = (change: Partial<NoticeBody> = {}): NoticeBody => ({
  head: { ...head, symbol: 'TB-UBND' },
  place: 'Bình Gia',
  subject: 'Kết luận của Chủ tịch UBND huyện tại cuộc họp giao ban tháng 11 năm 2026',
  opening:
    'Ngày 23 tháng 11 năm 2026, tại điểm cầu huyện Bình Gia, trực tuyến với 19 điểm cầu, Hoàng Văn Hùng, Chủ tịch UBND huyện đã chủ trì cuộc họp giao ban tháng 11 năm 2026. Sau khi nghe các báo cáo và ý kiến phát biểu tại cuộc họp, Chủ tịch UBND huyện kết luận như sau:',
  closing: 'Đề nghị các đơn vị được giao nhiệm vụ tổ chức thực hiện và báo cáo kết quả đúng thời hạn',
  signerTitle: 'TL. Chủ tịch\nChánh Văn phòng',
  signerName: 'Nguyễn Thị Ánh',
  recipients: 'TT Huyện ủy, HĐND huyện (b/c);\nCác đơn vị được giao nhiệm vụ\nLưu: VT',
  ...change,
});

export const sampleConclusions: readonly Conclusion[] = [
  {
    conclusionId: ConclusionId.parse('c-1'),
    work: 'Rà soát hộ nghèo, hộ cận nghèo năm 2026',
    leadUnit: 'Phòng Lao động - Thương binh và Xã hội',
    cooperatingUnits: ['Xã Hòa Bình', 'Xã Tân Hòa'],
    deadline: '2026-11-30',
  },
  {
    conclusionId: ConclusionId.parse('c-2'),
    work: 'Sửa đường vào thôn Khuổi Luông',
    leadUnit: 'Xã Tân Hòa',
    cooperatingUnits: [],
    deadline: null,
  },
];
