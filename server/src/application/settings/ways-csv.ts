import { ParameterLine, type Day, type EndpointParameter } from '@diem-cau/shared';
import { CsvFaults, readCsvLines, dayOfCell, type CsvLine } from '../kit/csv-lines.ts';

/** A figure, and the column in which it stands. */
interface WayFigure {
  readonly name: EndpointParameter;
  readonly column: string;
  readonly value: number;
}

/** What a line of the file says of the way from one unit's endpoints to the host. */
export interface WayLine {
  /** Number of the line in the file, the header being 1. */
  readonly line: number;
  readonly unitCode: string;
  readonly figures: readonly WayFigure[];
  readonly validFrom: Day | null;
  readonly rule: string;
  readonly signedOffBy: string;
}

const figureColumns = {
  straight_line_km: 'straightKm',
  road_km: 'roadKm',
  speed_kmh: 'speedKmh',
} as const satisfies Record<string, EndpointParameter>;
type FigureColumn = keyof typeof figureColumns;

const needed = ['unit_code', 'rule'] as const;
/** `name` is for people to read; a unit is found by its code. */
const columns = [...needed, 'name', 'straight_line_km', 'road_km', 'speed_kmh', 'valid_from', 'signed_off_by'] as const;
type Column = (typeof columns)[number];

/** `13.5` or `13,5`; null for anything else. */
const readFigure = (text: string): number | null =>
  /^\d{1,9}([.,]\d{1,6})?$/u.test(text) ? Number(text.replace(',', '.')) : null;

const readLine = ({ line, cell }: CsvLine<Column>, faults: CsvFaults): WayLine => {
  const columnsOfFigures: readonly FigureColumn[] = ['straight_line_km', 'road_km', 'speed_kmh'];
  const figures = columnsOfFigures.flatMap((column) => {
    const text = cell(column);
    if (text === '') return [];
    const value = readFigure(text);
    if (value !== null) return [{ name: figureColumns[column], column, value }];
    faults.add(line, `"${text}" không phải là một số (cột ${column}). Viết 13.5 hoặc 13,5.`);
    return [];
  });
  const day = cell('valid_from');
  const validFrom = day === '' ? null : dayOfCell(day);
  if (day !== '' && validFrom === null)
    faults.add(line, `"${day}" không phải là ngày (cột valid_from). Viết như 30/06/2025.`);
  if (cell('unit_code') === '') faults.add(line, 'thiếu mã đơn vị (cột unit_code).');
  const rule = cell('rule');
  if (rule === '') faults.add(line, 'thiếu căn cứ của con số (cột rule).');
  else if (!ParameterLine.shape.rule.safeParse(rule).success) faults.add(line, 'căn cứ quá dài (cột rule).');
  const signedOffBy = cell('signed_off_by');
  if (!ParameterLine.shape.signedOffBy.safeParse(signedOffBy).success)
    faults.add(line, 'tên người chịu trách nhiệm quá dài (cột signed_off_by).');
  return { line, unitCode: cell('unit_code'), figures, validFrom, rule, signedOffBy };
};

/**
 * Reads a file of ways: CSV as `readCsvLines` takes it. An empty figure says nothing, and leaves what is known.
 * Refuses with `bad-csv`, whose details name each faulty line.
 */
export const readWaysCsv = (bytes: Uint8Array): readonly WayLine[] => {
  const faults = new CsvFaults();
  const lines = readCsvLines(bytes, { all: columns, needed }, faults).map((line) => readLine(line, faults));
  faults.refuseIfAny();
  return lines;
};
