import {
  reportSentence,
  type PeriodReport,
  type PresenceCount,
  type ReportedGroup,
  type Scenarios,
} from '@diem-cau/shared';
import { csvTable } from '../../../application/kit/csv-table.ts';
import { markTexts } from '../../../application/record/mark-names.ts';
import { meetingTypeNames } from '../../../application/record/meeting-type-names.ts';
import { parameterName } from '../../../application/settings/parameter-names.ts';
import { columns, type Cells } from './report-csv-columns.ts';
import { dayText, readable, reportTime, type FigureKind } from './report-formats.ts';
import { notByUnit, reachLines, savingLines, totalLines, zeroNormsLine } from './report-savings.ts';
import { monthName } from './report-tables.ts';
import {
  checkBeginnerName,
  emptyPeriod,
  filterLines,
  hostGroupName,
  hostName,
  notCountedNames,
  parameterScope,
  signedOffText,
  unsignedLine,
  typeName,
  unitOrUnknown,
  validFromText,
} from './report-words.ts';

const scenarios = ({ low, base, high }: Scenarios): Cells => ({
  'Mức thấp': low,
  'Mức trung bình': base,
  'Mức cao': high,
});
const minutes = (ms: number): number => readable('minutes', ms);
const share = (kind: FigureKind, value: number): number => (kind === 'share' ? value * 100 : readable(kind, value));

const peopleCells = ({ people }: Pick<PresenceCount, 'people'>): Cells => ({
  'Có mặt trực tiếp (người)': people.inPerson,
  'Có mặt trực tuyến (người)': people.online,
  'Trong đó không ghi tên (người)': people.unnamed,
  'Vắng có lý do (người)': people.excused,
  'Vắng không lý do (người)': people.unexcused,
  'Chưa điểm danh (người)': people.notCalled,
});

const countCells = (count: PresenceCount): Cells => ({
  'Lượt điểm cầu được triệu tập': count.expected,
  'Lượt điểm cầu đã dự': count.attended,
  ...(count.byPhone === undefined ? {} : { 'Lượt dự qua điện thoại': count.byPhone }),
  ...(count.checkpoints === undefined
    ? {}
    : {
        'Xác nhận có mặt (lần)': count.checkpoints.confirmed,
        'Được yêu cầu xác nhận (lần)': count.checkpoints.of,
      }),
  'Có mặt (phút)': minutes(count.presentMs),
  'Số lần mất kết nối': count.dropOuts,
  'Mất kết nối (phút)': minutes(count.droppedMs),
  'Do máy chủ (phút)': minutes(count.hubMs),
  'Phát biểu (phút)': minutes(count.speakingMs),
  'Lượt đã điểm danh': count.called,
  ...peopleCells(count),
});

const groupRow = (part: string, group: ReportedGroup, name: string): Cells => ({
  Phần: part,
  Mã: group.key,
  Tên: name,
  'Đơn vị tính': 'phút công tiết kiệm',
  'Mức trung bình': group.savedMinutes,
  'Số cuộc họp': group.meetings,
  'Thời lượng (phút)': minutes(group.durationMs),
  'Lượt điểm cầu được triệu tập': group.expected,
  'Lượt điểm cầu đã dự': group.attended,
});

const figureRows = (report: PeriodReport): readonly Cells[] => {
  const totals = totalLines(report).map(({ key, name, unit, kind, values }): Cells => ({
    Phần: 'Tổng hợp',
    Mã: key,
    Tên: name,
    'Đơn vị tính': unit,
    'Giá trị': share(kind, values),
  }));
  const savings = savingLines(report).map(({ key, name, unit, kind, values }): Cells => {
    const row = { Phần: 'Tiết kiệm', Mã: key, Tên: name, 'Đơn vị tính': unit };
    if (values === null) return { ...row, 'Ghi chú': notByUnit };
    if (typeof values === 'number') return { ...row, 'Giá trị': share(kind, values) };
    const { low, base, high } = values;
    return { ...row, ...scenarios({ low: share(kind, low), base: share(kind, base), high: share(kind, high) }) };
  });
  const reach = reachLines(report).map(({ key, name, count }): Cells => ({
    Phần: 'Căn cứ',
    Mã: key,
    Tên: name,
    'Giá trị': count,
  }));
  return [...totals, ...savings, ...reach];
};

const aboutRows = (report: PeriodReport): readonly Cells[] => {
  const time = reportTime(report.timeZone);
  const about = (key: string, name: string, note: string): Cells => ({
    Phần: 'Báo cáo',
    Mã: key,
    Tên: name,
    'Ghi chú': note,
  });
  return [
    ...(report.totals.meetings === 0 ? [] : [about('sentence', 'Tóm tắt', reportSentence(report, 'vi'))]),
    about('hub', 'Hệ thống', report.hubName),
    about('from', 'Từ ngày', dayText(report.query.from)),
    about('to', 'Đến ngày', dayText(report.query.to)),
    about('filter', 'Phạm vi', filterLines(report).join('; ')),
    about('made-at', 'Lập lúc', time.text(report.madeAt)),
    about('parameters', 'Bảng tham số, bản số', String(report.parametersVersion)),
    ...[zeroNormsLine(report)].flatMap((note) => (note === null ? [] : [about('norms-at-zero', 'Lưu ý', note)])),
    ...[unsignedLine(report)].flatMap((note) => (note === null ? [] : [about('unsigned', 'Lưu ý', note)])),
    ...(report.totals.meetings === 0 ? [about('empty', 'Lưu ý', emptyPeriod)] : []),
  ];
};

const meetingRows = (report: PeriodReport): readonly Cells[] => {
  const time = reportTime(report.timeZone);
  return report.meetings.map((meeting): Cells => ({
    Phần: 'Cuộc họp',
    Mã: meeting.meetingId,
    Tên: meeting.title,
    'Đơn vị tính': 'phút công tiết kiệm',
    ...scenarios(meeting.savedMinutes),
    'Số cuộc họp': 1,
    'Thời lượng (phút)': minutes(meeting.durationMs),
    'Lượt điểm cầu được triệu tập': meeting.expected,
    'Lượt điểm cầu đã dự': meeting.attended,
    'Số lần mất kết nối': meeting.dropOuts,
    ...peopleCells(meeting),
    'Khai mạc': time.text(meeting.openedAt),
    'Ghi chú': [
      hostName(meeting),
      ...(meeting.checks === undefined
        ? []
        : [`${meeting.checks.passed}/${meeting.checks.made} điểm cầu đạt kiểm tra trước họp`]),
      ...(meeting.marks === undefined ? [] : markTexts(meeting.marks, time.text)),
    ].join('; '),
  }));
};

const notCountedRows = ({ notCounted = [], timeZone }: PeriodReport): readonly Cells[] => {
  const time = reportTime(timeZone);
  return notCounted.map(({ meetingId, title, durationMs, openedAt, why, reason }): Cells => ({
    Phần: 'Cuộc họp không tính',
    Mã: meetingId,
    Tên: title,
    'Thời lượng (phút)': minutes(durationMs),
    'Khai mạc': time.text(openedAt),
    'Ghi chú': [notCountedNames[why], reason].filter(Boolean).join(': '),
  }));
};

const checkRows = ({ checks = [], timeZone }: PeriodReport): readonly Cells[] => {
  const time = reportTime(timeZone);
  return checks.map(({ endpointId, name, made, passed, lastPassed }): Cells => ({
    Phần: 'Kiểm tra trước họp',
    Mã: endpointId,
    Tên: name,
    'Đơn vị tính': 'lần đạt',
    'Giá trị': passed,
    'Ghi chú': [
      `đạt ${passed} trên ${made} lần`,
      ...(lastPassed === null
        ? []
        : [`lần đạt gần nhất ${time.text(lastPassed.at)}, ${checkBeginnerName(lastPassed.beginner)}`]),
    ].join('; '),
  }));
};

const lengthRows = ({ lengths = [] }: PeriodReport): readonly Cells[] =>
  lengths.map(({ type, first, later }): Cells => ({
    Phần: 'So với 10 cuộc đầu',
    Mã: type,
    Tên: meetingTypeNames[type],
    'Đơn vị tính': 'phút, trung vị trong kỳ',
    'Giá trị': minutes(later.medianMs),
    'Số cuộc họp': later.meetings,
    'Ghi chú': `trung vị ${first.meetings} cuộc đầu của loại này: ${minutes(first.medianMs)} phút`,
  }));

const parameterRows = (report: PeriodReport): readonly Cells[] =>
  report.parametersUsed.map(({ version, line, at, by }): Cells => ({
    Phần: 'Tham số',
    Mã: `${line.subject.name} v${version}`,
    Tên: `${parameterName(line.subject)} – ${parameterScope(line.subject, report)}`,
    ...(line.value === null ? {} : scenarios(line.value)),
    'Ghi chú': [
      line.value === null ? 'chưa biết' : '',
      validFromText(line),
      line.rule,
      signedOffText(line),
      `${by === '' ? 'hệ thống' : by} ghi lúc ${reportTime(report.timeZone).text(at)}`,
    ]
      .filter(Boolean)
      .join('; '),
  }));

/** A report as one flat table: each line says its part, its key and its name. */
export const reportCsv = (report: PeriodReport): Promise<string> => {
  const rows: readonly Cells[] = [
    ...aboutRows(report),
    ...figureRows(report),
    ...report.months.map((group) => groupRow('Tháng', group, monthName(group))),
    ...report.types.map((group) => groupRow('Loại cuộc họp', group, typeName(group))),
    ...report.hostUnits.map((group) => groupRow('Đơn vị chủ trì', group, hostGroupName(group))),
    ...report.units.map(({ unitId, name, count }) => ({
      Phần: 'Đơn vị',
      Mã: unitId ?? '',
      Tên: unitOrUnknown(name),
      ...countCells(count),
    })),
    ...report.endpoints.map(({ endpointId, name, unit, count }) => ({
      Phần: 'Điểm cầu',
      Mã: endpointId,
      Tên: name,
      ...countCells(count),
      'Ghi chú': unitOrUnknown(unit),
    })),
    ...meetingRows(report),
    ...notCountedRows(report),
    ...checkRows(report),
    ...lengthRows(report),
    ...parameterRows(report),
  ];
  return csvTable(rows, columns, (row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? ''])));
};
