import {
  BorderStyle,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  type Paragraph,
} from 'docx';
import { twips } from './official-docx-text.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = { top: none, bottom: none, left: none, right: none };

/** A row of cells. */
export interface LaidRow {
  readonly cells: readonly (readonly Paragraph[])[];
  /** Repeated on every page. */
  readonly heading?: boolean;
  readonly mayBreak?: boolean;
}

interface TableLook {
  readonly columnsMm: readonly number[];
  readonly paddingMm: number;
  readonly borders: 'none' | 'all';
}

/** A table of fixed columns that begins at the left margin. */
export const laidTable = (rows: readonly LaidRow[], { columnsMm, paddingMm, borders }: TableLook): Table => {
  const widths = columnsMm.map(twips);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const side = twips(paddingMm);
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
  const lines = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: total, type: WidthType.DXA },
    indent: { size: 0, type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: side, right: side, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    borders: borders === 'all' ? lines : { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      ({ cells, heading = false, mayBreak = false }) =>
        new TableRow({
          cantSplit: !mayBreak,
          tableHeader: heading,
          children: cells.map(
            (children, index) =>
              new TableCell({
                children: [...children],
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
                verticalAlign: VerticalAlign.TOP,
                ...(borders === 'none' ? { borders: noBorders } : {}),
              }),
          ),
        }),
    ),
  });
};
