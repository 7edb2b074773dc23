import type { PeriodReport, PresenceCount, ReportedGroup } from '@diem-cau/shared';
import { meetingTypeNames } from '../../../application/record/meeting-type-names.ts';
import type { Content } from 'pdfmake/interfaces.js';
import { bar } from './report-bars.ts';
import { figureText, type FigureKind, type ReportTime } from './report-formats.ts';
import { printTable } from '../kit/print-tables.ts';
import { totalLines } from './report-savings.ts';
import { monthName, shareOf } from './report-tables.ts';
import { checkBeginnerName, hostGroupName, typeName, unitOrUnknown } from './report-words.ts';

const barWidth = 110;
const unitBarWidth = 74;

type Write = (kind: FigureKind, value: number | null) => string;

const groups = (
  heading: string,
  all: readonly ReportedGroup[],
  nameOf: (group: ReportedGroup) => string,
  write: Write,
): Content => {
  const most = Math.max(0, ...all.map(({ meetings }) => meetings));
  return printTable(
    [
      { heading, width: '*' },
      { heading: 'Số cuộc', width: 40, align: 'right' },
      { heading: '', width: barWidth },
      { heading: 'Thời lượng (giờ)', width: 52, align: 'right' },
      { heading: 'Tỷ lệ dự', width: 42, align: 'right' },
      { heading: 'Tiết kiệm (giờ công)', width: 62, align: 'right' },
    ],
    all.map((group) => [
      nameOf(group),
      write('count', group.meetings),
      bar(group.meetings, most, barWidth),
      write('hours', group.durationMs),
      write('share', shareOf(group.attended, group.expected)),
      write('decimal', group.savedMinutes / 60),
    ]),
  );
};

const people = ({ people: { inPerson, online } }: PresenceCount): number => inPerson + online;

const units = ({ units: all }: PeriodReport, write: Write): Content =>
  printTable(
    [
      { heading: 'Đơn vị', width: '*' },
      { heading: 'Dự / triệu tập', width: 46, align: 'right' },
      { heading: 'Tỷ lệ', width: 38, align: 'right' },
      { heading: '', width: unitBarWidth },
      { heading: 'Có mặt (người)', width: 42, align: 'right' },
      { heading: 'Không ghi tên', width: 40, align: 'right' },
      { heading: 'Vắng (người)', width: 40, align: 'right' },
      { heading: 'Đến muộn (lượt)', width: 40, align: 'right' },
    ],
    all.map(({ name, count }) => [
      unitOrUnknown(name),
      `${write('count', count.attended)}/${write('count', count.expected)}`,
      write('share', shareOf(count.attended, count.expected)),
      bar(count.attended, count.expected, unitBarWidth),
      write('count', people(count)),
      write('count', count.people.unnamed),
      write('count', count.people.excused + count.people.unexcused),
      write('count', count.late),
    ]),
  );

const endpoints = ({ endpoints: all }: PeriodReport, write: Write): Content => {
  const worst = Math.max(0, ...all.map(({ count }) => count.droppedMs));
  return printTable(
    [
      { heading: 'Điểm cầu', width: '*' },
      { heading: 'Mất kết nối (lần)', width: 46, align: 'right' },
      { heading: 'Mất (phút)', width: 40, align: 'right' },
      { heading: '', width: barWidth },
      { heading: 'Phát biểu (phút)', width: 48, align: 'right' },
      { heading: 'Số cuộc liên tiếp chưa phát biểu', width: 62, align: 'right' },
    ],
    all.map(({ name, count, meetingsSinceSpoken }) => [
      name,
      write('count', count.dropOuts),
      write('minutes', count.droppedMs),
      bar(count.droppedMs, worst, barWidth),
      write('minutes', count.speakingMs),
      write('count', meetingsSinceSpoken),
    ]),
  );
};

const checks = ({ checks: all }: PeriodReport, { text }: ReportTime): readonly Content[] =>
  all === undefined
    ? []
    : [
        { text: 'Kiểm tra trước giờ họp theo điểm cầu', style: 'smallHeading' },
        printTable(
          [
            { heading: 'Điểm cầu', width: '*' },
            { heading: 'Đạt / số lần', width: 44, align: 'right' },
            { heading: 'Lần đạt gần nhất', width: 66 },
            { heading: 'Ai làm', width: 90 },
            { heading: 'Lần gần nhất', width: 96 },
          ],
          all.map(({ name, made, passed, last, lastPassed }) => [
            name,
            `${passed}/${made}`,
            lastPassed === null ? '' : text(lastPassed.at),
            lastPassed === null ? '' : checkBeginnerName(lastPassed.beginner),
            last === null ? 'chưa kiểm tra' : `${text(last.at)}, ${last.passed ? 'đạt' : 'chưa đạt'}`,
          ]),
        ),
      ];

/** Who attended by telephone, and who confirmed its presence: missing where nobody did either. */
const confirmed = ({ endpoints: all }: PeriodReport): readonly Content[] => {
  const said = all.filter(({ count }) => count.byPhone !== undefined || count.checkpoints !== undefined);
  return said.length === 0
    ? []
    : [
        { text: 'Dự qua điện thoại, xác nhận có mặt theo điểm cầu', style: 'smallHeading' },
        printTable(
          [
            { heading: 'Điểm cầu', width: '*' },
            { heading: 'Dự qua điện thoại (lượt)', width: 90, align: 'right' },
            { heading: 'Xác nhận / được yêu cầu (lần)', width: 110, align: 'right' },
          ],
          said.map(({ name, count: { byPhone, checkpoints } }) => [
            name,
            byPhone === undefined ? '' : String(byPhone),
            checkpoints === undefined ? '' : `${checkpoints.confirmed}/${checkpoints.of}`,
          ]),
        ),
      ];
};

const lengths = ({ lengths: all }: PeriodReport, write: Write): readonly Content[] =>
  all === undefined
    ? []
    : [
        { text: 'Thời lượng so với 10 cuộc đầu tiên cùng loại trên hệ thống (trung vị)', style: 'smallHeading' },
        printTable(
          [
            { heading: 'Loại cuộc họp', width: '*' },
            { heading: '10 cuộc đầu (phút)', width: 80, align: 'right' },
            { heading: 'Số cuộc trong kỳ', width: 60, align: 'right' },
            { heading: 'Trong kỳ (phút)', width: 70, align: 'right' },
          ],
          all.map(({ type, first, later }) => [
            meetingTypeNames[type],
            write('minutes', first.medianMs),
            write('count', later.meetings),
            write('minutes', later.medianMs),
          ]),
        ),
      ];

/** How the meetings went: totals, by month, type and host unit, attendance by unit, lost minutes and speech by endpoint. */
export const attendancePart = (report: PeriodReport, time: ReportTime): readonly Content[] => {
  const write: Write = (kind, value) => figureText(kind, value, time);
  return [
    { text: '2. Số liệu chung', style: 'heading' },
    printTable(
      [
        { heading: 'Chỉ tiêu', width: '*' },
        { heading: 'Số lượng', width: 70, align: 'right' },
        { heading: 'Đơn vị', width: 70 },
      ],
      totalLines(report).map(({ name, kind, values, unit }) => [name, write(kind, values), unit]),
    ),
    { text: '3. Cuộc họp theo tháng, loại và đơn vị chủ trì', style: 'heading' },
    groups('Tháng', report.months, monthName, write),
    groups('Loại cuộc họp', report.types, typeName, write),
    groups('Đơn vị chủ trì', report.hostUnits, hostGroupName, write),
    ...lengths(report, write),
    { text: '4. Tham dự theo đơn vị', style: 'heading' },
    units(report, write),
    { text: '5. Kết nối và phát biểu theo điểm cầu', style: 'heading' },
    endpoints(report, write),
    ...confirmed(report),
    ...checks(report, time),
  ];
};
