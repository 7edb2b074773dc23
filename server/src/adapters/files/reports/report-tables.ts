import type { PeriodReport, PresenceCount, ReportedGroup } from '@diem-cau/shared';
import { markTexts } from '../../../application/record/mark-names.ts';
import { meetingTypeNames } from '../../../application/record/meeting-type-names.ts';
import { parameterName } from '../../../application/settings/parameter-names.ts';
import { reportTime, type Figure, type FigureKind } from './report-formats.ts';
import {
  checkBeginnerName,
  hostGroupName,
  hostName,
  notCountedNames,
  noticeNames,
  parameterScope,
  signedOffText,
  typeName,
  unitOrUnknown,
  validFromText,
} from './report-words.ts';

/** A column of a table for people; `width` in characters. */
interface ReportColumn {
  readonly heading: string;
  readonly kind: FigureKind;
  readonly width: number;
}

/** A table of the report, the same in every file. */
export interface ReportTable {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly Figure[])[];
}

interface ColumnOf<Row> extends ReportColumn {
  readonly of: (row: Row, index: number) => Figure;
}

const column = <Row>(
  heading: string,
  kind: FigureKind,
  width: number,
  of: (row: Row, index: number) => Figure,
): ColumnOf<Row> => ({ heading, kind, width, of });

const table = <Row>(title: string, rows: readonly Row[], columns: readonly ColumnOf<Row>[]): ReportTable => ({
  title,
  columns,
  rows: rows.map((row, index) => columns.map(({ of }) => of(row, index))),
});

/** A part of a whole; null where there is no whole. */
export const shareOf = (part: number, all: number): number | null => (all === 0 ? null : part / all);

const numbered = <Row>(): ColumnOf<Row> => column<Row>('STT', 'count', 6, (_, index) => index + 1);

const countColumns = <Row extends { readonly count: PresenceCount }>(
  rows: readonly Row[],
): readonly ColumnOf<Row>[] => {
  const of = (heading: string, kind: FigureKind, width: number, figure: (count: PresenceCount) => Figure) =>
    column<Row>(heading, kind, width, ({ count }) => figure(count));
  return [
    of('Lượt được triệu tập', 'count', 11, (count) => count.expected),
    of('Lượt đã dự', 'count', 9, (count) => count.attended),
    of('Tỷ lệ dự', 'share', 9, (count) => shareOf(count.attended, count.expected)),
    of('Lượt đến muộn', 'count', 9, (count) => count.late),
    of('Lượt về sớm', 'count', 9, (count) => count.leftEarly),
    of('Có mặt (giờ)', 'hours', 11, (count) => count.presentMs),
    of('Vắng (giờ)', 'hours', 11, (count) => count.absentMs),
    of('Số lần mất kết nối', 'count', 10, (count) => count.dropOuts),
    of('Mất kết nối (phút)', 'minutes', 11, (count) => count.droppedMs),
    of('Do máy chủ (phút)', 'minutes', 11, (count) => count.hubMs),
    of('Phát biểu (phút)', 'minutes', 11, (count) => count.speakingMs),
    of('Đường truyền tốt (giờ)', 'hours', 12, (count) => count.goodLinkMs),
    of('Đường truyền yếu (giờ)', 'hours', 12, (count) => count.weakLinkMs),
    of('Đường truyền kém (giờ)', 'hours', 12, (count) => count.badLinkMs),
    of('Lượt đã điểm danh', 'count', 10, (count) => count.called),
    of('Có mặt trực tiếp (người)', 'count', 11, (count) => count.people.inPerson),
    of('Có mặt trực tuyến (người)', 'count', 11, (count) => count.people.online),
    of('Trong đó không ghi tên (người)', 'count', 11, (count) => count.people.unnamed),
    of('Vắng có lý do (người)', 'count', 10, (count) => count.people.excused),
    of('Vắng không lý do (người)', 'count', 10, (count) => count.people.unexcused),
    of('Chưa điểm danh (người)', 'count', 10, (count) => count.people.notCalled),
    of('Dự thay (người)', 'count', 9, (count) => count.people.substitutes),
    // Where nobody attended by telephone, or was asked to confirm, nothing is said of it.
    ...(rows.every(({ count }) => count.byPhone === undefined)
      ? []
      : [of('Lượt dự qua điện thoại', 'count', 10, (count) => count.byPhone ?? 0)]),
    ...(rows.every(({ count }) => count.checkpoints === undefined)
      ? []
      : [
          of('Xác nhận có mặt (lần)', 'count', 10, (count) => count.checkpoints?.confirmed ?? null),
          of('Được yêu cầu xác nhận (lần)', 'count', 10, (count) => count.checkpoints?.of ?? null),
        ]),
  ];
};

const groupTable = (
  title: string,
  heading: string,
  groups: readonly ReportedGroup[],
  name: (group: ReportedGroup) => string,
) =>
  table(title, groups, [
    numbered(),
    column(heading, 'text', 34, name),
    column('Số cuộc họp', 'count', 10, ({ meetings }) => meetings),
    column('Thời lượng (giờ)', 'hours', 11, ({ durationMs }) => durationMs),
    column('Lượt được triệu tập', 'count', 11, ({ expected }) => expected),
    column('Lượt đã dự', 'count', 9, ({ attended }) => attended),
    column('Tỷ lệ dự', 'share', 9, ({ attended, expected }) => shareOf(attended, expected)),
    column('Tiết kiệm, mức trung bình (giờ công)', 'decimal', 14, ({ savedMinutes }) => savedMinutes / 60),
  ]);

const startText = (startedInTime: boolean | null): string => {
  if (startedInTime === null) return 'Không rõ';
  return startedInTime ? 'Đúng giờ' : 'Muộn';
};

/** `2026-03` as `03/2026`. */
export const monthName = ({ key }: ReportedGroup): string => key.split('-').reverse().join('/');

/** Meetings of the period, one a line. */
export const meetingTable = ({ meetings, timeZone }: PeriodReport): ReportTable =>
  table('Cuộc họp', meetings, [
    numbered(),
    column('Khai mạc', 'instant', 17, ({ openedAt }) => openedAt),
    column('Cuộc họp', 'text', 48, ({ title }) => title),
    column('Loại', 'text', 18, ({ type }) => meetingTypeNames[type]),
    column('Đơn vị chủ trì', 'text', 26, hostName),
    column('Thời lượng (phút)', 'minutes', 11, ({ durationMs }) => durationMs),
    column('Khai mạc đúng giờ', 'text', 14, ({ startedInTime }) => startText(startedInTime)),
    column('Điểm cầu được triệu tập', 'count', 11, ({ expected }) => expected),
    column('Điểm cầu đã dự', 'count', 10, ({ attended }) => attended),
    column('Số lần mất kết nối', 'count', 10, ({ dropOuts }) => dropOuts),
    // Where no endpoint tested itself, nothing is said of it.
    ...(meetings.every(({ checks }) => checks === undefined)
      ? []
      : [
          column<PeriodReport['meetings'][number]>('Điểm cầu đạt kiểm tra trước họp', 'text', 12, ({ checks }) =>
            checks === undefined ? '' : `${checks.passed}/${checks.made}`,
          ),
        ]),
    column('Có mặt trực tiếp (người)', 'count', 11, ({ people }) => people.inPerson),
    column('Có mặt trực tuyến (người)', 'count', 11, ({ people }) => people.online),
    column('Trong đó không ghi tên (người)', 'count', 11, ({ people }) => people.unnamed),
    column('Vắng có lý do (người)', 'count', 10, ({ people }) => people.excused),
    column('Vắng không lý do (người)', 'count', 10, ({ people }) => people.unexcused),
    column('Chưa điểm danh (người)', 'count', 10, ({ people }) => people.notCalled),
    column('Tiết kiệm, mức thấp (giờ công)', 'decimal', 13, ({ savedMinutes }) => savedMinutes.low / 60),
    column('Tiết kiệm, mức trung bình (giờ công)', 'decimal', 13, ({ savedMinutes }) => savedMinutes.base / 60),
    column('Tiết kiệm, mức cao (giờ công)', 'decimal', 13, ({ savedMinutes }) => savedMinutes.high / 60),
    column('Thông báo kết luận', 'text', 22, ({ notice }) => noticeNames[notice]),
    column('Lưu ý', 'text', 48, ({ marks }) =>
      marks === undefined ? '' : markTexts(marks, reportTime(timeZone).text).join('; '),
    ),
  ]);

/** Meetings that count nowhere, and why. */
export const notCountedTable = ({ notCounted = [] }: PeriodReport): ReportTable =>
  table('Không tính', notCounted, [
    numbered(),
    column('Khai mạc', 'instant', 17, ({ openedAt }) => openedAt),
    column('Cuộc họp', 'text', 48, ({ title }) => title),
    column('Loại', 'text', 24, ({ type }) => meetingTypeNames[type]),
    column('Thời lượng (phút)', 'minutes', 11, ({ durationMs }) => durationMs),
    column('Vì sao không tính', 'text', 44, ({ why }) => notCountedNames[why]),
    column('Lý do đã ghi', 'text', 48, ({ reason }) => reason),
  ]);

/** Meetings grouped by month, by type and by host unit. */
export const groupTables = ({
  months,
  types,
  hostUnits,
}: PeriodReport): readonly [ReportTable, ReportTable, ReportTable] => [
  groupTable('Theo tháng', 'Tháng', months, monthName),
  groupTable('Theo loại', 'Loại cuộc họp', types, typeName),
  groupTable('Theo đơn vị chủ trì', 'Đơn vị chủ trì', hostUnits, hostGroupName),
];

/** Attendance by unit. */
export const unitTable = ({ units }: PeriodReport): ReportTable =>
  table('Đơn vị', units, [
    numbered(),
    column('Đơn vị', 'text', 30, ({ name }) => unitOrUnknown(name)),
    column('Số điểm cầu', 'count', 9, ({ endpoints }) => endpoints),
    ...countColumns(units),
  ]);

/** What the machine saw of each endpoint. */
export const endpointTable = ({ endpoints }: PeriodReport): ReportTable =>
  table('Điểm cầu', endpoints, [
    numbered(),
    column('Điểm cầu', 'text', 30, ({ name }) => name),
    column('Đơn vị', 'text', 26, ({ unit }) => unitOrUnknown(unit)),
    column('Điểm cầu chủ tọa', 'text', 10, ({ leads }) => (leads ? 'Có' : '')),
    ...countColumns(endpoints),
    column('Số cuộc liên tiếp chưa phát biểu', 'count', 11, ({ meetingsSinceSpoken }) => meetingsSinceSpoken),
  ]);

/** How endpoints tested themselves before meetings. */
export const checkTable = ({ checks = [] }: PeriodReport): ReportTable =>
  table('Kiểm tra trước họp', checks, [
    numbered(),
    column('Điểm cầu', 'text', 30, ({ name }) => name),
    column('Đơn vị', 'text', 26, ({ unit }) => unitOrUnknown(unit)),
    column('Số lần kiểm tra', 'count', 10, ({ made }) => made),
    column('Số lần đạt', 'count', 10, ({ passed }) => passed),
    column('Lần đạt gần nhất', 'instant', 17, ({ lastPassed }) => lastPassed?.at ?? null),
    column('Ai làm', 'text', 28, ({ lastPassed }) =>
      lastPassed === null ? '' : checkBeginnerName(lastPassed.beginner),
    ),
    column('Lần kiểm tra gần nhất', 'instant', 17, ({ last }) => last?.at ?? null),
    column('Kết quả', 'text', 12, ({ last }) => (last === null ? '' : last.passed ? 'Đạt' : 'Chưa đạt')),
    column('Ai làm', 'text', 28, ({ last }) => (last === null ? '' : checkBeginnerName(last.beginner))),
  ]);

/** Lengths of meetings against the hub's own first ten of their type. */
export const lengthTable = ({ lengths = [] }: PeriodReport): ReportTable =>
  table('So với 10 cuộc đầu', lengths, [
    numbered(),
    column('Loại cuộc họp', 'text', 30, ({ type }) => meetingTypeNames[type]),
    column('10 cuộc đầu: trung vị (phút)', 'minutes', 14, ({ first }) => first.medianMs),
    column('Số cuộc trong kỳ (sau 10 cuộc đầu)', 'count', 14, ({ later }) => later.meetings),
    column('Trong kỳ: trung vị (phút)', 'minutes', 14, ({ later }) => later.medianMs),
    column('Thay đổi', 'share', 11, ({ first, later }) => shareOf(later.medianMs - first.medianMs, first.medianMs)),
  ]);

/** The lines of the parameter table that were used. */
export const parameterTable = (report: PeriodReport): ReportTable =>
  table('Tham số', report.parametersUsed, [
    numbered(),
    column('Tham số', 'text', 48, ({ line }) => parameterName(line.subject)),
    column('Áp dụng cho', 'text', 24, ({ line }) => parameterScope(line.subject, report)),
    column('Mức thấp', 'text', 10, ({ line }) => line.value?.low ?? 'chưa biết'),
    column('Mức trung bình', 'text', 10, ({ line }) => line.value?.base ?? 'chưa biết'),
    column('Mức cao', 'text', 10, ({ line }) => line.value?.high ?? 'chưa biết'),
    column('Áp dụng từ ngày', 'text', 16, ({ line }) => validFromText(line)),
    column('Căn cứ', 'text', 60, ({ line }) => line.rule),
    column('Người chịu trách nhiệm', 'text', 28, ({ line }) => signedOffText(line)),
    column('Bản', 'count', 7, ({ version }) => version),
    column('Ghi lúc', 'instant', 17, ({ at }) => at),
    column('Người ghi', 'text', 24, ({ by }) => by),
  ]);
