import { PhoneNumber, phoneIdentity, type Day } from '@diem-cau/shared';
import { CsvFaults, readCsvLines, dayOfCell, type CsvLine } from '../kit/csv-lines.ts';

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
    /** Null leaves each as it is. */
    readonly leads: boolean | null;
    readonly position: number | null;
    readonly phone: string | null;
    readonly contact: string | null;
  } | null;
}

const needed = ['unit_code', 'name', 'kind'] as const;
/** The columns of a directory file, which is written as it is read. */
export const directoryColumns = [
  ...needed,
  'parent_code',
  'valid_from',
  'valid_to',
  'successor_code',
  'endpoint',
  'leads',
  'position',
  'phone',
  'contact',
] as const;
type Column = (typeof directoryColumns)[number];

const answers: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'có', 'x', '1', 'true'].map((word) => [word, true] as const),
  ...['no', 'không', '0', 'false'].map((word) => [word, false] as const),
]);

/** A number as it was meant: without the apostrophe that keeps it from being a formula, with the zero that a spreadsheet took away. */
const meantPhone = (cell: string): string => {
  const text = cell.replace(/^'/u, '');
  return phoneIdentity(text) === `0${text}` ? `0${text}` : text;
};

const readLine = ({ line, cell }: CsvLine<Column>, faults: CsvFaults): DirectoryLine => {
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
    const read = value === '' ? null : dayOfCell(value);
    if (value !== '' && read === null)
      faults.add(line, `"${value}" không phải là ngày (cột ${column}). Viết như 30/06/2025.`);
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
  const phone = meantPhone(cell('phone'));
  if (!PhoneNumber.safeParse(phone).success)
    faults.add(line, `"${phone}" không phải là số điện thoại (cột phone). Ví dụ: 0205 3834 123 máy lẻ 12.`);
  const contact = text('contact', 120, 'tên người liên hệ');
  if (endpoint === null && [position, leads, phone, contact].some((value) => value !== ''))
    faults.add(line, 'có position, leads, phone hoặc contact thì phải có tên điểm cầu (cột endpoint).');
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
        : {
            name: endpoint,
            leads: answers.get(leads) ?? null,
            position: position === '' ? null : Number(position),
            phone: phone || null,
            contact: contact || null,
          },
  };
};

/**
 * Reads a directory file: CSV as `readCsvLines` takes it. Refuses with
 * `bad-csv`, whose details name each faulty line.
 */
export const readDirectoryCsv = (bytes: Uint8Array): readonly DirectoryLine[] => {
  const faults = new CsvFaults();
  const lines = readCsvLines(bytes, { all: directoryColumns, needed }, faults).map((line) => readLine(line, faults));
  faults.refuseIfAny();
  return lines;
};
