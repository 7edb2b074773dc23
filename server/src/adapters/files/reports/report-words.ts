import {
  type CheckBeginner,
  MeetingType,
  noHost,
  type NotCounted,
  type ParameterLine,
  type ParameterSubject,
  type PeriodReport,
  type ReportedGroup,
  type ReportedMeeting,
} from '@diem-cau/shared';
import { meetingTypeNames } from '../../../application/record/meeting-type-names.ts';
import { dayText } from './report-formats.ts';

/** What a parameter holds for: the whole hub, a type of meeting, or an endpoint by the name that the report knows. */
export const parameterScope = (subject: ParameterSubject, { endpoints }: PeriodReport): string => {
  switch (subject.of) {
    case 'district':
      return 'Toàn hệ thống';
    case 'type':
      return meetingTypeNames[subject.type];
    case 'endpoint':
      return endpoints.find(({ endpointId }) => endpointId === subject.endpointId)?.name ?? subject.endpointId;
  }
};

/** From which day a parameter holds. */
export const validFromText = ({ validFrom }: ParameterLine): string =>
  validFrom === null ? 'Từ đầu' : dayText(validFrom);

/** Who answers for a line of the table. */
export const signedOffText = ({ signedOffBy }: ParameterLine): string =>
  signedOffBy === '' ? 'chưa có người chịu trách nhiệm' : signedOffBy;

/** How many of the lines that were used nobody answers for, beside the formula; null where somebody does for all. */
export const unsignedLine = ({ parametersUsed }: Pick<PeriodReport, 'parametersUsed'>): string | null => {
  const unsigned = parametersUsed.filter(({ line }) => line.signedOffBy === '').length;
  return unsigned === 0
    ? null
    : `${unsigned} trong ${parametersUsed.length} dòng tham số đã dùng chưa có người chịu trách nhiệm; xem bảng tham số.`;
};

/** Where the notice of conclusions of a meeting stands. */
export const noticeNames: Readonly<Record<ReportedMeeting['notice'], string>> = {
  'not-needed': '',
  running: 'Còn trong hạn',
  overdue: 'Quá hạn, chưa gửi',
  'in-time': 'Gửi đúng hạn',
  late: 'Gửi muộn',
};

/** Who had a check of an endpoint begun. */
export const checkBeginnerName = (beginner: CheckBeginner): string =>
  beginner.by === 'district' ? beginner.name : beginner.by === 'hour' ? 'tự động theo giờ đã đặt' : 'điểm cầu tự làm';

/** Why a meeting counts nowhere. */
export const notCountedNames: Readonly<Record<NotCounted, string>> = {
  test: 'Họp thử, kiểm tra kỹ thuật',
  'left-out': 'Đính chính: không tính vào báo cáo',
  'not-held': 'Chủ trì và điểm cầu khác chưa cùng họp đủ thời gian, cũng chưa điểm danh',
};

const unknownName = '(không còn trong danh bạ)';
const noHostWords = '(không có điểm cầu chủ tọa)';

/** A unit's name as the report knows it. */
export const unitOrUnknown = (name: string): string => (name === '' ? unknownName : name);

/** Who held a meeting, as the report knows it. */
export const hostName = ({ hostUnit, led }: Pick<ReportedMeeting, 'hostUnit' | 'led'>): string =>
  led === false ? noHostWords : unitOrUnknown(hostUnit);

/** What a group of meetings by host unit is called. */
export const hostGroupName = ({ key, name }: Pick<ReportedGroup, 'key' | 'name'>): string =>
  key === noHost ? noHostWords : unitOrUnknown(name);

/** What a group of meetings by type is called. */
export const typeName = ({ key, name }: Pick<ReportedGroup, 'key' | 'name'>): string => {
  const type = MeetingType.safeParse(key);
  return type.success ? meetingTypeNames[type.data] : name;
};

/** What the report was narrowed to, a line each; one line that says so where it was not. */
export const filterLines = (report: PeriodReport): readonly string[] => {
  const { query, hostUnits, units } = report;
  const lines = [
    query.type === undefined ? [] : [`Loại cuộc họp: ${meetingTypeNames[query.type]}`],
    query.hostUnitId === undefined
      ? []
      : [`Đơn vị chủ trì: ${hostUnits.find(({ key }) => key === query.hostUnitId)?.name ?? query.hostUnitId}`],
    query.unitId === undefined
      ? []
      : [`Đơn vị: ${units.find(({ unitId }) => unitId === query.unitId)?.name ?? query.unitId}`],
  ].flat();
  const scope = lines.length === 0 ? ['Phạm vi: tất cả cuộc họp, tất cả đơn vị'] : lines;
  const tree =
    query.units === 'today' ? 'Đơn vị: gộp theo đơn vị hành chính hiện nay' : 'Đơn vị: theo ngày diễn ra cuộc họp';
  return [...scope, tree];
};

/** How the savings are worked out, in words; the same for every file. */
export const formulaLines: readonly string[] = [
  '(a) Thời lượng họp: tiết kiệm = tổng thời lượng tham chiếu − tổng thời lượng thực tế (từ khai mạc đến bế mạc, trừ giờ nghỉ). ' +
    'Thời lượng tham chiếu của một loại cuộc họp chỉ được dùng khi đã khai báo kèm căn cứ; nếu không, lấy bằng thời lượng thực tế.',
  '(b) Thời gian của người dự: họp trực tiếp, mỗi người B = thời lượng tham chiếu, và cho cuộc họp đầu tiên trong ngày thêm ' +
    '2 × quãng đường ÷ tốc độ × 60 + thời gian đến sớm: mỗi người mỗi ngày chỉ một chuyến đi, một lần phụ cấp; ' +
    'họp trực tuyến, mỗi người O = thời gian tập trung + thời lượng thực tế; ' +
    'kiểm tra kỹ thuật T = số cán bộ kỹ thuật × số phút kiểm tra. Tiết kiệm = ΣB − ΣO − T; tỷ lệ = tiết kiệm ÷ ΣB.',
  'Chỉ tính những người lẽ ra phải đi: mỗi điểm cầu một số người theo bảng tham số, người có ghi tên trước; ai dự thêm tại xã không phải ' +
    'đi nên không được tính. Người không ghi tên: số lớn nhất trong ngày của điểm cầu là số chuyến đi.',
  '(c) Quy ước “một buổi”, không phải số đo: tiết kiệm = số cuộc họp × số phút quy ước của một buổi − tổng thời lượng thực tế.',
  'Cuộc họp được tính khi điểm cầu chủ tọa và một điểm cầu khác cùng có mặt ít nhất số phút theo bảng tham số, hoặc đã điểm danh có ' +
    'người ngoài phòng chủ tọa. Họp thử và cuộc họp được đính chính là không tính thì không vào số nào. ' +
    'Khai mạc đúng giờ hay muộn: không rõ, vì giờ mời ghi lúc mở họp không phải là căn cứ.',
  'Cần lưu ý: cuộc họp đã đính chính, điểm danh sau quá 5 ngày làm việc kể từ ngày bế mạc, cuộc họp mở lâu hơn mức thường dài nhất của ' +
    'bảng tham số, và cuộc họp có đồng hồ máy chủ bị chỉnh vẫn được tính, nhưng được đánh dấu và đếm riêng.',
  'Người dự tính theo điểm danh đã được xác nhận, không tính theo số máy kết nối. Người chưa biết khoảng cách và điểm cầu ' +
    'chưa điểm danh không được tính vào số tiết kiệm.',
  'Tiền: nơi cách 0 km không có phụ cấp; định mức chưa nhập thì tính là 0 đồng và được nêu tên ở phần chưa biết. ' +
    'Báo cáo của một xã không chia (a), (c) và trang giấy của cuộc họp cho từng xã.',
  'Mỗi số có ba mức: “thấp” là mức tiết kiệm ít nhất, “trung bình” là mức được cho là đúng, “cao” là mức nhiều nhất theo các tham số.',
];

/** What a report on a period without a meeting says instead of figures. */
export const emptyPeriod = 'Không có cuộc họp nào kết thúc trong kỳ này.';

/** Who signs a report. */
export const signers = {
  maker: 'NGƯỜI LẬP BIỂU',
  makerHint: '(Ký, ghi rõ họ tên)',
  head: 'THỦ TRƯỞNG ĐƠN VỊ',
  headHint: '(Ký, ghi rõ họ tên, đóng dấu)',
} as const;
