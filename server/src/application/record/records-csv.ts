import type { Attendance, EndpointAttendance, Instant, LinkGrade, MeetingSummary } from '@diem-cau/shared';
import { csvTable } from '../kit/csv-table.ts';
import { gradedMs } from '../../domain/record/endpoint-records.ts';
import { lengthText, type LocalTime } from '../kit/local-time.ts';
import { markTexts } from './mark-names.ts';
import { meetingTypeNames } from './meeting-type-names.ts';

const endNames: Readonly<Record<NonNullable<Attendance['end']>, string>> = {
  'link-lost': 'mất kết nối',
  'page-closed': 'đóng trang',
  hub: 'do máy chủ',
  revoked: 'bị thu hồi ghi danh',
  left: 'rời họp',
  closed: 'kết thúc cuộc họp',
};

const listColumns = [
  'STT',
  'Cuộc họp',
  'Loại',
  'Khai mạc',
  'Bế mạc',
  'Thời lượng (không tính giờ nghỉ)',
  'Số điểm cầu trong thành phần',
  'Số điểm cầu đã dự',
  'Không tính vào báo cáo',
  'Lưu ý',
] as const;

/** The list of meetings as CSV, with Vietnamese headings. */
export const meetingsCsv = (meetings: readonly MeetingSummary[], time: LocalTime): Promise<string> =>
  csvTable(meetings, listColumns, (meeting, index): Record<(typeof listColumns)[number], string> => ({
    STT: String(index + 1),
    'Cuộc họp': meeting.title,
    Loại: meetingTypeNames[meeting.type],
    'Khai mạc': time.full(meeting.openedAt),
    'Bế mạc': meeting.closedAt === null ? 'Đang họp' : time.full(meeting.closedAt),
    'Thời lượng (không tính giờ nghỉ)': lengthText(meeting.durationMs),
    'Số điểm cầu trong thành phần': String(meeting.expectedCount),
    'Số điểm cầu đã dự': String(meeting.attendedCount),
    'Không tính vào báo cáo': meeting.type === 'hop-thu' ? 'họp thử' : (meeting.leftOut ?? ''),
    'Lưu ý': markTexts(meeting.marks, (at) => time.full(at)).join('; '),
  }));

const attendanceColumns = [
  'STT',
  'Điểm cầu',
  'Điểm cầu chủ tọa',
  'Tình trạng',
  'Vào họp lần đầu',
  'Có mặt lần cuối',
  'Thời gian có mặt',
  'Thời gian vắng',
  'Số lần mất kết nối',
  'Thời gian mất kết nối',
  'Đến muộn',
  'Về sớm',
  'Thời gian do máy chủ',
  'Thời gian phát biểu',
  'Đường truyền yếu',
  'Đường truyền kém',
  'Các khoảng có mặt',
  'Xác nhận có mặt',
] as const;

const stateOf = ({ stretches, byPhone = [] }: EndpointAttendance): string => {
  const last = stretches.at(-1);
  if (byPhone.length > 0) return last === undefined ? 'Dự qua điện thoại' : 'Đã dự; có lúc qua điện thoại';
  if (last === undefined) return 'Không vào họp';
  return last.to === null ? 'Đang họp' : 'Đã dự';
};

const stretchText = ({ from, to, end }: Attendance, openedAt: Instant, time: LocalTime): string => {
  const short = (at: Instant): string => (time.day(at) === time.day(openedAt) ? time.clock(at) : time.full(at));
  const until = to === null ? 'nay' : short(to);
  return `${short(from)} – ${until}${end === null ? '' : ` (${endNames[end]})`}`;
};

// Where the line was never measured, nothing is known of it.
const graded = (endpoint: EndpointAttendance, grade: LinkGrade): string =>
  endpoint.links.length === 0 ? '' : lengthText(gradedMs(endpoint, grade));

const confirmedText = ({ checkpoints }: EndpointAttendance): string =>
  checkpoints === undefined ? '' : `${checkpoints.confirmed} trên ${checkpoints.of} lần`;

/** The attendance of one meeting as CSV, an endpoint a line; lengths leave out breaks. */
export const attendanceCsv = (
  openedAt: Instant,
  endpoints: readonly EndpointAttendance[],
  time: LocalTime,
): Promise<string> => {
  const instant = (at: Instant | null): string => (at === null ? '' : time.full(at));
  const length = (ms: number | null): string => (ms === null ? '' : lengthText(ms));
  return csvTable(
    endpoints,
    attendanceColumns,
    (endpoint, index): Record<(typeof attendanceColumns)[number], string> => ({
      STT: String(index + 1),
      'Điểm cầu': endpoint.name,
      'Điểm cầu chủ tọa': endpoint.leads ? 'Có' : '',
      'Tình trạng': stateOf(endpoint),
      'Vào họp lần đầu': instant(endpoint.firstJoinedAt),
      'Có mặt lần cuối': instant(endpoint.lastSeenAt),
      'Thời gian có mặt': lengthText(endpoint.presentMs),
      'Thời gian vắng': lengthText(endpoint.absentMs),
      'Số lần mất kết nối': String(endpoint.dropOuts),
      'Thời gian mất kết nối': lengthText(endpoint.droppedMs),
      'Đến muộn': length(endpoint.lateMs),
      'Về sớm': length(endpoint.leftEarlyMs),
      'Thời gian do máy chủ': lengthText(endpoint.hubMs),
      'Thời gian phát biểu': lengthText(endpoint.speakingMs),
      'Đường truyền yếu': graded(endpoint, 'weak'),
      'Đường truyền kém': graded(endpoint, 'bad'),
      'Các khoảng có mặt': endpoint.stretches.map((stretch) => stretchText(stretch, openedAt, time)).join(', '),
      'Xác nhận có mặt': confirmedText(endpoint),
    }),
  );
};
