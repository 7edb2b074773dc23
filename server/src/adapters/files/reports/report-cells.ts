import type { CellObject } from 'write-excel-file/node';
import { readable, type Figure, type FigureKind, type ReportTime } from './report-formats.ts';

/** Number formats as Excel stores them; it shows them with the marks of the reader's own country. */
const formats: Readonly<Partial<Record<FigureKind, string>>> = {
  count: '#,##0',
  minutes: '#,##0.0',
  hours: '#,##0.0',
  decimal: '#,##0.0',
  share: '0.0%',
  money: '#,##0',
  instant: 'dd/mm/yyyy hh:mm',
};
const cellLimit = 32_767;

/** What XML cannot hold is left out, and what a cell cannot hold is cut off. */
const cleanText = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .slice(0, cellLimit);

/** A text that stays a text, whatever it begins with. */
export const textCell = (text: string, style: CellObject = {}): CellObject => ({
  value: cleanText(text),
  type: String,
  alignVertical: 'top',
  ...style,
});

/** A figure as a real number, date or text. */
export const figureCell = (
  kind: FigureKind,
  figure: Figure,
  time: ReportTime,
  style: CellObject = {},
): CellObject | null => {
  if (figure === null) return null;
  // Figures to the right of it would run into a text that begins at the very edge of its cell.
  if (typeof figure === 'string')
    return textCell(figure, { wrap: true, align: 'left', indent: 1, alignVertical: 'center', ...style });
  const format = formats[kind];
  const shared = { alignVertical: 'center' as const, ...(format === undefined ? {} : { format }), ...style };
  return kind === 'instant'
    ? { value: time.wallClock(figure), type: Date, ...shared }
    : { value: readable(kind, figure), type: Number, ...shared };
};

/** How a heading looks; grey, so that it prints. */
export const headingStyle: CellObject = {
  fontWeight: 'bold',
  backgroundColor: '#E3E8EC',
  wrap: true,
  align: 'center',
  alignVertical: 'center',
  borderStyle: 'thin',
  borderColor: '#8A949C',
};
