import { Day, Refusal } from '@diem-cau/shared';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A unit, and perhaps one endpoint of it, as a line of the file says it. */
export interface DirectoryLine {
  /** Number of the line in the file, the header being 1. */
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentCode: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** Code of the unit that followed on the day after `validTo`. */
  readonly successorCode: string | null;
  readonly endpoint: {
    readonly name: string;
    /** Null leaves both as they are. */
    readonly leads: boolean | null;
    readonly position: number | null;
  } | null;
}

const needed = ['unit_code', 'name', 'kind'] as const;
const columns = [
  ...needed,
  'parent_code',
  'valid_from',
  'valid_to',
  'successor_code',
  'endpoint',
  'leads',
  'position',
] as const;
type Column = (typeof columns)[number];
const Column = z.enum(columns);

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
      parse(text, { delimiter, info: true, trim: true, relax_column_count: true, skip_empty_lines: true }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = Reflect.get(error, 'lines');
    return refuse(typeof line === 'number' ? line : 1, 'dấu ngoặc kép không được đóng hoặc đặt sai chỗ.');
  }
};

const readHeader = (cells: readonly string[]): readonly Column[] => {
  const header = cells.map((cell) => {
    const column = Column.safeParse(cell.toLowerCase());
    return column.success
      ? column.data
      : refuse(1, `không có cột nào tên là "${cell}". Các cột: ${columns.join(', ')}.`);
  });
  const missing = needed.filter((column) => !header.includes(column));
  if (missing.length > 0) refuse(1, `thiếu cột ${missing.join(', ')}.`);
  if (new Set(header).size < header.length) refuse(1, 'có cột bị lặp lại.');
  return header;
};

/** `2025-06-30`, or `30/06/2025` as spreadsheets write it here. */
const readDay = (text: string): Day | null => {
  const spreadsheet = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(text);
  const [, day = '', month = '', year = ''] = spreadsheet ?? [];
  const iso = spreadsheet === null ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Day.safeParse(iso).data ?? null;
};

const answers: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'có', 'x', '1', 'true'].map((word) => [word, true] as const),
  ...['no', 'không', '0', 'false'].map((word) => [word, false] as const),
]);

const readLine = (line: number, cell: (column: Column) => string, faults: CsvFaults): DirectoryLine => {
  const text = (column: Column, longest: number, what: string): string => {
    const value = cell(column);
    if (value.length > longest) faults.add(line, `${what} dài quá ${longest} ký tự.`);
    return value;
  };
  const required = (column: Column, longest: number, what: string): string => {
    if (cell(column) === '') faults.add(line, `thiếu ${what} (cột ${column}).`);
    return text(column, longest, what);
  };
  const optional = (column: Column, longest: number, what: string): string | null =>
    text(column, longest, what) || null;
  const day = (column: Column): Day | null => {
    const value = cell(column);
    const read = value === '' ? null : readDay(value);
    if (value !== '' && read === null)
      faults.add(line, `"${value}" không phải là ngày (cột ${column}). Viết 2025-06-30 hoặc 30/06/2025.`);
    return read;
  };
  const position = cell('position');
  if (!/^\d{0,5}$/u.test(position)) faults.add(line, `"${position}" không phải là số thứ tự (cột position).`);
  const leads = cell('leads').toLowerCase();
  if (leads !== '' && !answers.has(leads)) faults.add(line, `cột leads chỉ nhận "có" hoặc "không".`);
  const validFrom = day('valid_from');
  const validTo = day('valid_to');
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    faults.add(line, 'ngày kết thúc (valid_to) trước ngày bắt đầu (valid_from).');
  const successorCode = optional('successor_code', 16, 'mã đơn vị kế tục');
  if (successorCode !== null && cell('valid_to') === '')
    faults.add(line, 'có đơn vị kế tục (successor_code) thì phải có ngày kết thúc (valid_to).');
  const endpoint = optional('endpoint', 120, 'tên điểm cầu');
  if (endpoint === null && (position !== '' || leads !== ''))
    faults.add(line, 'có position hoặc leads thì phải có tên điểm cầu (cột endpoint).');
  return {
    line,
    code: required('unit_code', 16, 'mã đơn vị'),
    name: required('name', 120, 'tên đơn vị'),
    kind: required('kind', 40, 'loại đơn vị'),
    parentCode: optional('parent_code', 16, 'mã đơn vị cấp trên'),
    validFrom,
    validTo,
    successorCode,
    endpoint:
      endpoint === null
        ? null
        : { name: endpoint, leads: answers.get(leads) ?? null, position: position === '' ? null : Number(position) },
  };
};

/**
 * Reads a directory file: CSV in UTF-8 (with or without a byte order mark), comma or semicolon, columns in any order. Refuses with
 * `bad-csv`, whose details name each faulty line.
 */
export const readDirectoryCsv = (bytes: Uint8Array): readonly DirectoryLine[] => {
  const [header, ...records] = readRecords(decode(bytes));
  if (header === undefined) return refuse(1, 'tệp trống.');
  const order = readHeader(header.record);
  if (records.length === 0) return refuse(2, 'tệp không có dòng dữ liệu nào.');
  if (records.length > mostLines) return refuse(mostLines + 2, `tệp có quá ${mostLines} dòng.`);
  const faults = new CsvFaults();
  const lines = records.map(({ record, info }) => {
    if (record.length !== order.length)
      faults.add(info.lines, `có ${record.length} ô trong khi dòng tiêu đề có ${order.length} ô.`);
    return readLine(info.lines, (column) => record[order.indexOf(column)] ?? '', faults);
  });
  faults.refuseIfAny();
  return lines;
};
