import type { PeriodReport } from '@diem-cau/shared';
import type { Content } from 'pdfmake/interfaces.js';
import { markTexts } from '../../../application/record/mark-names.ts';
import { meetingTypeNames } from '../../../application/record/meeting-type-names.ts';
import { parameterName } from '../../../application/settings/parameter-names.ts';
import { figureText, numberText, type FigureKind, type ReportTime } from './report-formats.ts';
import { printTable } from '../kit/print-tables.ts';
import {
  formulaLines,
  notCountedNames,
  parameterScope,
  signedOffText,
  signers,
  unsignedLine,
  validFromText,
} from './report-words.ts';

/** More meetings than these would be paper that nobody reads; the workbook and the CSV hold them all. */
const mostMeetings = 1000;

const meetings = (report: PeriodReport, time: ReportTime): readonly Content[] => {
  const write = (kind: FigureKind, value: number): string => figureText(kind, value, time);
  const left = report.meetings.length - mostMeetings;
  return [
    printTable(
      [
        { heading: 'STT', width: 22, align: 'right' },
        { heading: 'Khai mạc', width: 52 },
        { heading: 'Cuộc họp', width: '*' },
        { heading: 'Loại', width: 50 },
        { heading: 'Phút', width: 30, align: 'right' },
        { heading: 'Điểm cầu dự', width: 38, align: 'right' },
        { heading: 'Có mặt (người)', width: 38, align: 'right' },
        { heading: 'Tiết kiệm (giờ công)', width: 48, align: 'right' },
      ],
      report.meetings
        .slice(0, mostMeetings)
        .map((meeting, index) => [
          String(index + 1),
          time.text(meeting.openedAt),
          meeting.title,
          meetingTypeNames[meeting.type],
          write('minutes', meeting.durationMs),
          `${write('count', meeting.attended)}/${write('count', meeting.expected)}`,
          write('count', meeting.people.inPerson + meeting.people.online),
          write('decimal', meeting.savedMinutes.base / 60),
        ]),
      9,
    ),
    ...(left > 0
      ? [
          {
            text: `Còn ${write('count', left)} cuộc họp nữa; danh sách đầy đủ có trong tệp XLSX và CSV.`,
            italics: true,
          },
        ]
      : []),
  ];
};

/** Meetings of which something has to be known before their figures are believed. */
const marked = (report: PeriodReport, time: ReportTime): readonly Content[] => {
  const lines = report.meetings.flatMap(({ openedAt, title, marks }) => {
    const texts = marks === undefined ? [] : markTexts(marks, time.text);
    return texts.length === 0 ? [] : [[time.text(openedAt), title, texts.join('; ')]];
  });
  if (lines.length === 0) return [];
  return [
    { text: 'Cuộc họp cần lưu ý', style: 'smallHeading' },
    printTable(
      [
        { heading: 'Khai mạc', width: 52 },
        { heading: 'Cuộc họp', width: '*' },
        { heading: 'Lưu ý', width: 260 },
      ],
      lines.slice(0, mostMeetings),
      9,
    ),
  ];
};

const notCounted = ({ notCounted: all = [] }: PeriodReport, time: ReportTime): readonly Content[] =>
  all.length === 0
    ? []
    : [
        { text: 'Không tính vào số nào', style: 'smallHeading' },
        printTable(
          [
            { heading: 'Khai mạc', width: 52 },
            { heading: 'Cuộc họp', width: '*' },
            { heading: 'Phút', width: 30, align: 'right' },
            { heading: 'Vì sao', width: 220 },
          ],
          all
            .slice(0, mostMeetings)
            .map(({ openedAt, title, durationMs, why, reason }) => [
              time.text(openedAt),
              title,
              figureText('minutes', durationMs, time),
              [notCountedNames[why], reason].filter(Boolean).join(': '),
            ]),
          9,
        ),
      ];

const parameters = (report: PeriodReport, time: ReportTime): Content =>
  printTable(
    [
      { heading: 'Tham số', width: '*' },
      { heading: 'Thấp', width: 36, align: 'right' },
      { heading: 'Trung bình', width: 46, align: 'right' },
      { heading: 'Cao', width: 36, align: 'right' },
      { heading: 'Từ ngày', width: 50 },
      { heading: 'Căn cứ', width: 96 },
      { heading: 'Chịu trách nhiệm; ghi lúc, người ghi', width: 76 },
    ],
    report.parametersUsed.map(({ line, at, by }) => [
      `${parameterName(line.subject)}: ${parameterScope(line.subject, report)}`,
      ...[line.value?.low, line.value?.base, line.value?.high].map((value) =>
        value === undefined ? 'chưa biết' : numberText(value),
      ),
      validFromText(line),
      line.rule,
      `${signedOffText(line)}; ${time.text(at)}, ${by === '' ? 'hệ thống' : by}`,
    ]),
    8.5,
  );

const signature = (who: string, hint: string): Content => ({
  stack: [
    { text: who, bold: true },
    { text: hint, italics: true, fontSize: 10 },
    { text: ' ', margin: [0, 0, 0, 60] },
  ],
  alignment: 'center',
});

/** The list of meetings, how the savings are worked out, from which parameters, and who signs. */
export const endPart = (report: PeriodReport, time: ReportTime): readonly Content[] => [
  { text: '6. Danh sách cuộc họp', style: 'heading' },
  ...meetings(report, time),
  ...marked(report, time),
  ...notCounted(report, time),
  { text: '7. Cách tính và tham số', style: 'heading' },
  ...formulaLines.map((text): Content => ({ text, alignment: 'justify', fontSize: 10, margin: [0, 0, 0, 4] })),
  { text: `Các dòng của bảng tham số đã dùng (bản số ${report.parametersVersion})`, style: 'smallHeading' },
  ...[unsignedLine(report)].flatMap((text): Content[] => (text === null ? [] : [{ text, fontSize: 10, bold: true }])),
  parameters(report, time),
  {
    unbreakable: true,
    stack: [
      { text: '………, ngày …… tháng …… năm ………', italics: true, alignment: 'right', margin: [0, 12, 0, 4] },
      { columns: [signature(signers.maker, signers.makerHint), signature(signers.head, signers.headHint)] },
    ],
  },
];
