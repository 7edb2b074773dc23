import { stringify } from 'csv-stringify/sync';

/**
 * A table for Excel: UTF-8 with a byte order mark, else it takes the letters for another code page; semicolons, since where the comma
 * is the decimal sign, as in Vietnam, it expects them; a text that begins like a formula is made harmless with an apostrophe. Numbers
 * get the decimal comma, at most four places and no marks between thousands, so that they can be added up.
 */
export const csvTable = (
  rows: readonly Readonly<Record<string, string | number>>[],
  columns: readonly string[],
): string =>
  stringify([...rows], {
    bom: true,
    delimiter: ';',
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: (figure) => String(Math.round(figure * 10_000) / 10_000).replace('.', ',') },
  });
