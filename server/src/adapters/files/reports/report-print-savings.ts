import type { PeriodReport } from '@diem-cau/shared';
import type { Content } from 'pdfmake/interfaces.js';
import { range } from './report-bars.ts';
import { figureText, type FigureKind, type ReportTime } from './report-formats.ts';
import { printTable, shades } from '../kit/print-tables.ts';
import {
  inHours,
  notByUnit,
  reachLines,
  savingLines,
  shownFigures,
  zeroNormsLine,
  type ComparedFigure,
  type SavingLine,
} from './report-savings.ts';

const cardWidth = 134;

/** All three on one scale, so that their bars can be compared: 0 to 100 %, or from below where more was lost than saved. */
const scaleOf = (figures: readonly ComparedFigure[]): readonly [number, number] => {
  const rates = figures.flatMap(({ figure }) => {
    const rate = figure?.rate ?? null;
    return rate === null ? [] : [rate.low, rate.base, rate.high];
  });
  return [Math.max(-1, Math.min(0, ...rates)), 1];
};

const card = (
  { letter, name, figure }: ComparedFigure,
  scale: readonly [number, number],
  time: ReportTime,
): Content => {
  const text = (kind: FigureKind, value: number): string => figureText(kind, value, time);
  const title: Content = { text: `(${letter}) ${name}`, bold: true };
  if (figure === null) return { stack: [title, { text: notByUnit, italics: true }] };
  const saved = inHours(figure.savedMinutes);
  const rate = figure.rate;
  // A convention has no range, and is no measurement that could stand as large as one.
  if (letter === 'c')
    return {
      stack: [
        title,
        { text: rate === null ? 'không có' : text('share', rate.base), fontSize: 12 },
        { text: `${text('decimal', saved.base)} giờ` },
      ],
    };
  return {
    stack: [
      title,
      { text: rate === null ? 'không có' : text('share', rate.base), fontSize: 24, bold: true },
      ...(rate === null
        ? [{ text: 'chưa có gì để so sánh', italics: true }]
        : [
            range(rate, scale[0], scale[1], cardWidth),
            {
              text: `thấp ${text('share', rate.low)} – cao ${text('share', rate.high)}`,
              fontSize: 9.5,
              margin: [0, 1, 0, 3] as [number, number, number, number],
            },
          ]),
      { text: `${text('decimal', saved.base)} ${letter === 'b' ? 'giờ công' : 'giờ'}`, bold: true },
      { text: `thấp ${text('decimal', saved.low)} – cao ${text('decimal', saved.high)}`, fontSize: 9.5 },
    ],
  };
};

const cards = (figures: readonly ComparedFigure[], time: ReportTime): Content => ({
  table: { widths: figures.map(() => '*'), body: [figures.map((figure) => card(figure, scaleOf(figures), time))] },
  layout: {
    hLineWidth: () => 0.8,
    vLineWidth: () => 0.8,
    hLineColor: () => shades.line,
    vLineColor: () => shades.line,
    paddingTop: () => 5,
    paddingBottom: () => 6,
    paddingLeft: () => 8,
    paddingRight: () => 8,
  },
  unbreakable: true,
  margin: [0, 2, 0, 4],
});

const triple = (kind: FigureKind, values: SavingLine['values'], time: ReportTime): readonly string[] => {
  if (values === null) return ['', notByUnit, ''];
  return typeof values === 'number'
    ? ['', figureText(kind, values, time), '']
    : [values.low, values.base, values.high].map((value) => figureText(kind, value, time));
};

/** What was saved: the three figures side by side, every saving with its range, and what the figures leave out. */
export const savingsPart = (report: PeriodReport, time: ReportTime): readonly Content[] => [
  { text: '1. Đã tiết kiệm được bao nhiêu', style: 'heading' },
  cards(shownFigures(report), time),
  {
    text: 'Vạch đậm là mức trung bình, dải xám là khoảng từ mức thấp đến mức cao; các thước cùng một tỷ lệ, hết thước là 100%. (c) là quy ước, không phải số đo.',
    italics: true,
    fontSize: 9.5,
    margin: [0, 0, 0, 8],
  },
  printTable(
    [
      { heading: 'Chỉ tiêu', width: '*' },
      { heading: 'Đơn vị', width: 42 },
      { heading: 'Thấp', width: 68, align: 'right' },
      { heading: 'Trung bình', width: 68, align: 'right' },
      { heading: 'Cao', width: 68, align: 'right' },
    ],
    savingLines(report).map(({ name, unit, kind, values }) => [name, unit, ...triple(kind, values, time)]),
  ),
  printTable(
    [
      { heading: 'Căn cứ và phần chưa biết', width: '*' },
      { heading: 'Số lượng', width: 70, align: 'right' },
    ],
    reachLines(report).map(({ name, count }) => [name, figureText('count', count, time)]),
  ),
  ...[zeroNormsLine(report)].flatMap((text): Content[] => (text === null ? [] : [{ text, fontSize: 9.5 }])),
];
