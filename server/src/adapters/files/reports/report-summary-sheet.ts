import { reportSentence, type PeriodReport, type Scenarios } from '@diem-cau/shared';
import type { CellObject, Row, Sheet } from 'write-excel-file/node';
import { figureCell, headingStyle, textCell } from './report-cells.ts';
import { dayText, type FigureKind, type ReportTime } from './report-formats.ts';
import { periodName } from './report-period.ts';
import { rowHeight } from './report-row-height.ts';
import {
  inHours,
  notByUnit,
  reachLines,
  savingLines,
  shownFigures,
  totalLines,
  zeroNormsLine,
  type ComparedFigure,
} from './report-savings.ts';
import { emptyPeriod, filterLines, formulaLines, signers, unsignedLine } from './report-words.ts';

const nameWidth = 58;
const widths = [nameWidth, 10, 13, 13, 13, 10, 10, 10, 10, 10];
const columnCount = widths.length;
const allWidth = widths.reduce((total, width) => total + width, 0);
const blank: Row = [];
const heading = (text: string): Row => [textCell(text, { fontWeight: 'bold', fontSize: 13, height: 20 })];
const grey = (text: string, style: CellObject = {}): CellObject => textCell(text, { ...headingStyle, ...style });

/** A name in the first column, in a row that is high enough for it. */
const named = (text: string): CellObject =>
  textCell(text, { wrap: true, alignVertical: 'center', height: rowHeight([{ text, width: nameWidth }]) });

/** A line over all columns; a merged cell does not grow by itself, so its height is told. */
const wide = (text: string): Row => [
  textCell(text, { columnSpan: columnCount, wrap: true, height: rowHeight([{ text, width: allWidth }]) }),
];

/** The report in one sentence, above all figures. */
const sentence = (report: PeriodReport): Row => [
  textCell(reportSentence(report, 'vi'), {
    columnSpan: columnCount,
    wrap: true,
    fontWeight: 'bold',
    fontSize: 13,
    height: 20,
  }),
];

const sideBySide = (report: PeriodReport, time: ReportTime): Row[] => {
  const figures = shownFigures(report);
  const line = (
    name: string,
    kind: FigureKind,
    of: (figure: NonNullable<ComparedFigure['figure']>) => Scenarios | null,
  ): Row => [
    textCell(name),
    ...figures.flatMap((figure) => {
      if (figure.figure === null) return [null, textCell(notByUnit, { align: 'right' }), null];
      const values = of(figure.figure);
      if (values === null) return [null, textCell('không có', { align: 'right' }), null];
      if (figure.letter === 'c') return [null, figureCell(kind, values.base, time), null];
      return [
        figureCell(kind, values.low, time),
        figureCell(kind, values.base, time, { fontWeight: 'bold' }),
        figureCell(kind, values.high, time),
      ];
    }),
  ];
  return [
    [
      grey('Đơn vị: giờ; (b): giờ công'),
      ...figures.flatMap(({ letter, name }) => [grey(`(${letter}) ${name}`, { columnSpan: 3 }), null, null]),
    ],
    [grey(''), ...figures.flatMap(() => [grey('Thấp'), grey('Trung bình'), grey('Cao')])],
    line('Tham chiếu', 'decimal', ({ referenceMinutes }) => inHours(referenceMinutes)),
    line('Thực tế', 'decimal', ({ actualMinutes }) => inHours(actualMinutes)),
    line('Tiết kiệm', 'decimal', ({ savedMinutes }) => inHours(savedMinutes)),
    line('Tỷ lệ tiết kiệm', 'share', ({ rate }) => rate),
  ];
};

const savingRows = (report: PeriodReport, time: ReportTime): Row[] => [
  [grey('Chỉ tiêu'), grey('Đơn vị'), grey('Thấp'), grey('Trung bình'), grey('Cao')],
  ...savingLines(report).map(({ name, unit, kind, values }): Row => {
    if (values === null)
      return [named(name), textCell(unit, { alignVertical: 'center' }), null, textCell(notByUnit), null];
    const shown = typeof values === 'number' ? [null, values, null] : [values.low, values.base, values.high];
    return [
      named(name),
      textCell(unit, { alignVertical: 'center' }),
      ...shown.map((value) => (value === null ? null : figureCell(kind, value, time))),
    ];
  }),
];

/** Place and day, who made it and who is at the head; all to be written by hand. */
const signatureRows: readonly Row[] = [
  [null, null, null, null, null, textCell('………, ngày …… tháng …… năm ………', { fontStyle: 'italic' })],
  [
    textCell(signers.maker, { fontWeight: 'bold' }),
    null,
    null,
    null,
    null,
    textCell(signers.head, { fontWeight: 'bold' }),
  ],
  [
    textCell(signers.makerHint, { fontStyle: 'italic' }),
    null,
    null,
    null,
    null,
    textCell(signers.headHint, { fontStyle: 'italic' }),
  ],
];

/** The first sheet: what was saved, on what it rests, how it is worked out, and who signs. */
export const summarySheet = (report: PeriodReport, time: ReportTime): Sheet<never> => {
  const { query, totals } = report;
  const data: Row[] = [
    [textCell(report.hubName, { fontWeight: 'bold' })],
    [textCell('BÁO CÁO HỌP TRỰC TUYẾN', { fontWeight: 'bold', fontSize: 16, height: 24 })],
    [textCell(periodName(query.from, query.to), { fontWeight: 'bold' })],
    ...(totals.meetings === 0 ? [] : [sentence(report)]),
    [textCell(`Từ ngày ${dayText(query.from)} đến ngày ${dayText(query.to)}`)],
    ...filterLines(report).map((text): Row => [textCell(text)]),
    [textCell('Lập lúc'), figureCell('instant', report.madeAt, time, { align: 'left', columnSpan: 2 })],
    [textCell('Bảng tham số, bản số'), figureCell('count', report.parametersVersion, time, { align: 'left' })],
    ...(totals.meetings === 0 ? [[textCell(emptyPeriod, { fontWeight: 'bold' })]] : []),
    blank,
    heading('Tiết kiệm: các cách tính đặt cạnh nhau'),
    ...sideBySide(report, time),
    blank,
    heading('Chi tiết tiết kiệm'),
    ...savingRows(report, time),
    blank,
    heading('Căn cứ và phần chưa biết'),
    ...reachLines(report).map(({ name, count }): Row => [named(name), null, null, figureCell('count', count, time)]),
    ...[zeroNormsLine(report)].flatMap((text): Row[] => (text === null ? [] : [wide(text)])),
    blank,
    heading('Số liệu chung'),
    ...totalLines(report).map(({ name, unit, kind, values }): Row => [
      named(name),
      textCell(unit, { alignVertical: 'center' }),
      null,
      figureCell(kind, values, time),
    ]),
    blank,
    heading('Cách tính'),
    ...formulaLines.map((text) => wide(text)),
    ...[unsignedLine(report)].flatMap((text): Row[] => (text === null ? [] : [wide(text)])),
    blank,
    ...signatureRows,
  ];
  return {
    sheet: 'Tổng hợp',
    data,
    columns: widths.map((width) => ({ width })),
    orientation: 'landscape',
    showGridLines: false,
  };
};
