import { Day, Refusal } from '@diem-cau/shared';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

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

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return refuse(1, 'tệp không ở dạng UTF-8. Trong Excel hãy lưu bằng "CSV UTF-8".');
  }
};

const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

const readRecords = (text: string): z.infer<typeof Records> => {
  const header = text.slice(0, text.search(/[\r\n]|$/u));
  const delimiter = header.split(';').length > header.split(',').length ? ';' : ',';
  try {
    return Records.parse(
      parse(text, {
        delimiter,
        info: true,
        trim: true,
        relax_column_count: true,
        skip_empty_lines: true,
        // The header, and one line more than a file may have: a file of a million lines is not read to its end to be refused.
        to: mostLines + 2,
      }),
    );
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
  /** The text of a cell, trimmed; empty where the file has no such column. */
  readonly cell: (column: Column) => string;
}

/** Which columns a file may have, and which it must have. */
export interface CsvColumns<Column extends string> {
  readonly all: readonly Column[];
  readonly needed: readonly Column[];
}

const readHeader = <Column extends string>(
  cells: readonly string[],
  { all, needed }: CsvColumns<Column>,
): readonly Column[] => {
  const header = cells.map(
    (cell) =>
      all.find((column) => column === cell.toLowerCase()) ??
      refuse(1, `không có cột nào tên là "${cell}". Các cột: ${all.join(', ')}.`),
  );
  const missing = needed.filter((column) => !header.includes(column));
  if (missing.length > 0) refuse(1, `thiếu cột ${missing.join(', ')}.`);
  if (new Set(header).size < header.length) refuse(1, 'có cột bị lặp lại.');
  return header;
};

/** A day as a cell says it: `2025-06-30`, or `30/06/2025` as spreadsheets write it here; null where it is none. */
export const readDay = (text: string): Day | null => {
  const spreadsheet = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(text);
  const [, day = '', month = '', year = ''] = spreadsheet ?? [];
  const iso = spreadsheet === null ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Day.safeParse(iso).data ?? null;
};

/**
 * Reads a file of lines under a header: CSV in UTF-8 (with or without a byte order mark), comma or semicolon, columns in any order.
 * Lines with too many or too few cells go to `faults`; refuses with `bad-csv` what cannot be read at all.
 */
export const readCsvLines = <Column extends string>(
  bytes: Uint8Array,
  columns: CsvColumns<Column>,
  faults: CsvFaults,
): readonly CsvLine<Column>[] => {
  const [header, ...records] = readRecords(decode(bytes));
  if (header === undefined) return refuse(1, 'tệp trống.');
  const order = readHeader(header.record, columns);
  if (records.length === 0) return refuse(2, 'tệp không có dòng dữ liệu nào.');
  if (records.length > mostLines) return refuse(mostLines + 2, `tệp có quá ${mostLines} dòng.`);
  return records.map(({ record, info }) => {
    if (record.length !== order.length)
      faults.add(info.lines, `có ${record.length} ô trong khi dòng tiêu đề có ${order.length} ô.`);
    return { line: info.lines, cell: (column) => record[order.indexOf(column)] ?? '' };
  });
};
