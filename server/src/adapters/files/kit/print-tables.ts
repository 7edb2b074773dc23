import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js';

/** Greys that stay apart on a print: what is meant, what surrounds it, what is only room. */
export const shades = { dark: '#3d4650', middle: '#9aa3ab', light: '#e6e9ec', line: '#8a949c' } as const;

/** A column on paper: its width in points or `*`, and the side to which its cells keep. */
export interface PrintColumn {
  readonly heading: string;
  readonly width: number | '*';
  readonly align?: 'left' | 'right' | 'center';
}

/** What stands in a cell. */
export type PrintCell = string | Content;

const layout: ContentTable['layout'] = {
  hLineWidth: (index, { table }) => (index === 0 || index === 1 || index === table.body.length ? 0.8 : 0.3),
  vLineWidth: () => 0,
  hLineColor: () => shades.line,
  paddingTop: () => 1.5,
  paddingBottom: () => 1.5,
  paddingLeft: () => 4,
  paddingRight: () => 4,
};

/** Tables of so few rows stay on one page. */
const shortTable = 15;

/** A table with hair lines whose heading is repeated on each page and whose rows stay whole. */
export const printTable = (
  columns: readonly PrintColumn[],
  rows: readonly (readonly PrintCell[])[],
  fontSize = 9.5,
): Content => {
  const headings = columns.map(({ heading, align = 'left' }): TableCell => ({
    text: heading,
    bold: true,
    alignment: align,
    fillColor: shades.light,
  }));
  const cells = rows.map((row) =>
    row.map((cell, index): TableCell => {
      const alignment = columns[index]?.align ?? 'left';
      return typeof cell === 'string' ? { text: cell, alignment } : cell;
    }),
  );
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 2,
      dontBreakRows: true,
      widths: columns.map(({ width }) => width),
      body: [headings, ...cells],
    },
    layout,
    fontSize,
    unbreakable: rows.length <= shortTable,
    margin: [0, 0, 0, 8],
  };
};
