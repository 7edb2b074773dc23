import { Day, oneLine, readDay, Refusal } from '@diem-cau/shared';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { readCsvText } from './csv-text.ts';

const mostLines = 20_000;
/** Faulty lines that are named; a file with more of them is wrong as a whole. */
const mostFaults = 100;

/** Gathers faults, each with its line, and refuses with all of them together. */
export class CsvFaults {
  readonly #faults: { readonly line: number; readonly sentence: string }[] = [];

  add(line: number, sentence: string): void {
    this.#faults.push({ line, sentence });
  }

  /** Throws Refusal `bad-csv` when there are any. */
  refuseIfAny(): void {
    if (this.#faults.length === 0) return;
    const sorted = this.#faults.toSorted((a, b) => a.line - b.line);
    const named = sorted.slice(0, mostFaults).map(({ line, sentence }) => `Dòng ${line}: ${sentence}`.slice(0, 500));
    const more = sorted.length - named.length;
    throw new Refusal('bad-csv', more > 0 ? [...named, `… và ${more} lỗi nữa.`] : named);
  }
}

const refuse = (line: number, sentence: string): never => {
  throw new Refusal('bad-csv', [`Dòng ${line}: ${sentence}`]);
};

const readText = (bytes: Uint8Array): string => {
  const read = readCsvText(bytes);
  return 'text' in read ? read.text : refuse(1, read.trouble);
};

/** Excel's own first line, which says what separates the cells, `sep=;`. */
const separatorLine = /^\s*"?sep=([;,\t])"?[;,\t ]*(?=\n|$)/iu;

/** What separates the cells: what the file says, else what the first line with any text in it has most of. */
const separatorOf = (text: string, told: string | undefined): string => {
  if (told !== undefined) return told;
  const header = text.split('\n', 100).find((line) => /[^\s;,]/u.test(line)) ?? '';
  const counts = [';', '\t', ','].map((separator) => ({ separator, count: header.split(separator).length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).separator;
};

interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** Rows in which something stands; a row of separators only is none, as spreadsheets leave them under and between what was typed. */
const readRows = (whole: string): readonly CsvRow[] => {
  const told = separatorLine.exec(whole);
  // An empty line stays in its place, so that lines keep their numbers.
  const text = told === null ? whole : whole.slice(told[0].length);
  try {
    const records = Records.parse(
      parse(text, {
        delimiter: separatorOf(text, told?.[1]?.toLowerCase()),
        info: true,
        record_delimiter: '\n',
        trim: true,
        relax_column_count: true,
        skip_empty_lines: true,
        skip_records_with_empty_values: true,
        // The header, and one line more than a file may have: a file of a million lines is not read to its end to be refused.
        to: mostLines + 2,
      }),
    );
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = Reflect.get(error, 'lines');
    return refuse(typeof line === 'number' ? line : 1, 'dấu ngoặc kép không được đóng hoặc đặt sai chỗ.');
  }
};

/** A line of a file under its header. */
export interface CsvLine<Column extends string> {
  /** Number of the line in the file, the header being 1. */
  readonly line: number;
  /** The text of a cell in one line, as `oneLine` makes it; empty where the file has no such column. */
  readonly cell: (column: Column) => string;
}

/** Which columns a file may have, and which it must have. */
export interface CsvColumns<Column extends string> {
  readonly all: readonly Column[];
  readonly needed: readonly Column[];
}

/** The column of each cell; null for one without a name, which may stand there as long as nothing stands under it. */
const readHeader = <Column extends string>(
  { line, cells }: CsvRow,
  { all, needed }: CsvColumns<Column>,
): readonly (Column | null)[] => {
  const header = cells.map((cell) => {
    const name = oneLine(cell).toLowerCase();
    if (name === '') return null;
    const known = all.find((column) => column === name);
    return known ?? refuse(line, `không có cột nào tên là "${cell}". Các cột: ${all.join(', ')}.`);
  });
  const missing = needed.filter((column) => !header.includes(column));
  if (missing.length > 0) refuse(line, `thiếu cột ${missing.join(', ')}.`);
  const named = header.filter((column) => column !== null);
  if (new Set(named).size < named.length) refuse(line, 'có cột bị lặp lại.');
  return header;
};

/** A day as a cell says it: `2025-06-30`, or `30/06/2025` as people and spreadsheets write it here; null where it is none. */
export const dayOfCell = (text: string): Day | null => Day.safeParse(text).data ?? readDay(text);

/**
 * Reads a file of lines under a header: CSV as `readCsvText` takes it, separated by semicolons, commas or tabs, columns in any order. Empty
 * rows and columns are none, and cells that are missing at a line's end are empty. A text that stands under no column, or in several lines, goes
 * to `faults`;
 * refuses with `bad-csv` what cannot be read at all.
 */
export const readCsvLines = <Column extends string>(
  bytes: Uint8Array,
  columns: CsvColumns<Column>,
  faults: CsvFaults,
): readonly CsvLine<Column>[] => {
  const [header, ...rows] = readRows(readText(bytes));
  if (header === undefined) return refuse(1, 'tệp trống.');
  const order = readHeader(header, columns);
  if (rows.length === 0) return refuse(header.line + 1, 'tệp không có dòng dữ liệu nào.');
  if (rows.length > mostLines) return refuse(rows.at(-1)?.line ?? mostLines, `tệp có quá ${mostLines} dòng.`);
  return rows.map(({ line, cells }) => {
    const astray = cells.find((cell, index) => cell !== '' && (order[index] ?? null) === null);
    if (astray !== undefined) faults.add(line, `"${astray}" không nằm dưới cột nào của dòng tiêu đề.`);
    // Such a name would stand on no roll and in no paper, and two lines may have run into one.
    for (const [index, column] of order.entries())
      if (column !== null && cells[index]?.includes('\n') === true)
        faults.add(line, `có chỗ xuống dòng (cột ${column}).`);
    return { line, cell: (column) => oneLine(cells[order.indexOf(column)] ?? '') };
  });
};
