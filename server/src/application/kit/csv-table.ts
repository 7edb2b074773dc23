import { stringify } from 'csv-stringify/sync';
import { breathe } from './breathe.ts';

type Row = Readonly<Record<string, string | number>>;

/** What a spreadsheet may take for a formula: its signs, wide and small ones too, and whatever stands before them unseen; tabs as well. */
const formulaLike = /^(?:[\t\r]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;

/** Lines that are written at once. */
const linesAtOnce = 100;

const written = (rows: readonly Row[], columns: readonly string[], header: boolean): string =>
  stringify([...rows], {
    bom: header,
    delimiter: ';',
    header,
    columns: [...columns],
    record_delimiter: 'windows',
    cast: {
      string: (text) => (formulaLike.test(text) ? `'${text}` : text),
      number: (figure) => String(Math.round(figure * 10_000) / 10_000).replace('.', ','),
    },
  });

/**
 * A table for Excel: UTF-8 with a byte order mark, else it takes the letters for another code page; semicolons, since where the comma
 * is the decimal sign, as in Vietnam, it expects them; a text that begins like a formula is made harmless with an apostrophe. Numbers
 * get the decimal comma, at most four places and no marks between thousands, so that they can be added up. There may be thousands of
 * lines: `rowOf` makes them one by one, and the meetings go on meanwhile.
 */
export const csvTable = async <Item>(
  items: readonly Item[],
  columns: readonly string[],
  rowOf: (item: Item, index: number) => Row,
): Promise<string> => {
  let text = '';
  let some: Row[] = [];
  for (const [index, item] of items.entries()) {
    await breathe();
    some.push(rowOf(item, index));
    if (some.length < linesAtOnce) continue;
    text += written(some, columns, text === '');
    some = [];
  }
  return some.length > 0 || text === '' ? text + written(some, columns, text === '') : text;
};
