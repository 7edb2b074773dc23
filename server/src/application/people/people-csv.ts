import { PersonPost, NewPerson, type Day } from '@diem-cau/shared';
import { readCsvLines, dayOfCell, CsvFaults, type CsvLine } from '../kit/csv-lines.ts';

/** A position that a line of the file gives to somebody. */
export interface PersonLine {
  /** Number of the line in the file, the header being 1. */
  readonly line: number;
  readonly unitCode: string;
  readonly name: string;
  readonly position: string;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

const needed = ['unit_code', 'name', 'position'] as const;
const columns = [...needed, 'valid_from', 'valid_to'] as const;
type Column = (typeof columns)[number];

const longestCode = 16;

const readLine = ({ line, cell }: CsvLine<Column>, faults: CsvFaults): PersonLine => {
  const required = (column: Column, what: string, fits: (value: string) => boolean): string => {
    const value = cell(column);
    if (value === '') faults.add(line, `thiếu ${what} (cột ${column}).`);
    else if (!fits(value)) faults.add(line, `${what} quá dài (cột ${column}).`);
    return value;
  };
  const day = (column: Column): Day | null => {
    const value = cell(column);
    const read = value === '' ? null : dayOfCell(value);
    if (value !== '' && read === null)
      faults.add(line, `"${value}" không phải là ngày (cột ${column}). Viết như 30/06/2025.`);
    return read;
  };
  const validFrom = day('valid_from');
  const validTo = day('valid_to');
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    faults.add(line, 'ngày kết thúc (valid_to) trước ngày bắt đầu (valid_from).');
  return {
    line,
    unitCode: required('unit_code', 'mã đơn vị', (value) => value.length <= longestCode),
    name: required('name', 'họ và tên', (value) => NewPerson.shape.name.safeParse(value).success),
    position: required('position', 'chức vụ', (value) => PersonPost.shape.position.safeParse(value).success),
    validFrom,
    validTo,
  };
};

/**
 * Reads a file of people, a position a line: CSV as `readCsvLines` takes it, columns in any
 * order. Refuses with `bad-csv`, whose details name each faulty line.
 */
export const readPeopleCsv = (bytes: Uint8Array): readonly PersonLine[] => {
  const faults = new CsvFaults();
  const lines = readCsvLines(bytes, { all: columns, needed }, faults).map((line) => readLine(line, faults));
  faults.refuseIfAny();
  return lines;
};
