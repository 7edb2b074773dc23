import type { PaperField } from './paper-kind.ts';
import { lineOf, rowsOf, sameField, type PaperText, type RowText } from './paper-text.ts';

/** What stood and what stands; for the annex one part for each cell that differs, in the row of an endpoint. */
export interface ChangedPart {
  /** Null for a text; the endpoint's name for a cell of the annex. */
  readonly row: string | null;
  /** `row`: a whole row came or went; `order`: the rows are the same ones in another order. */
  readonly column: 'present' | 'absent' | 'row' | 'order' | null;
  readonly before: string;
  readonly after: string;
}

/** A field that differs between two texts of a paper. */
export interface FieldChange {
  readonly field: PaperField;
  readonly parts: readonly ChangedPart[];
}

const cellsOf = ({ endpoint, present, absent }: RowText): string =>
  [endpoint, present, absent].filter((cell) => cell !== '').join('\n');

/** Rows by endpoint; a name that stands there twice is told apart by which of them it is. */
const byEndpoint = (rows: readonly RowText[]): ReadonlyMap<string, RowText> => {
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const nth = (seen.get(row.endpoint) ?? 0) + 1;
      seen.set(row.endpoint, nth);
      return [`${nth} ${row.endpoint}`, row];
    }),
  );
};

const rowParts = (before: readonly RowText[], after: readonly RowText[]): readonly ChangedPart[] => {
  const [were, are] = [byEndpoint(before), byEndpoint(after)];
  const parts = [
    ...[...are].flatMap(([key, is]): ChangedPart[] => {
      const was = were.get(key);
      const row = is.endpoint;
      if (was === undefined) return [{ row, column: 'row', before: '', after: cellsOf(is) }];
      return (['present', 'absent'] as const).flatMap((column) =>
        was[column] === is[column] ? [] : [{ row, column, before: was[column], after: is[column] }],
      );
    }),
    ...[...were].flatMap(([key, was]): ChangedPart[] =>
      are.has(key) ? [] : [{ row: was.endpoint, column: 'row', before: cellsOf(was), after: '' }],
    ),
  ];
  if (parts.length > 0) return parts;
  const names = (rows: readonly RowText[]): string => rows.map(({ endpoint }) => endpoint).join('\n');
  return [{ row: null, column: 'order', before: names(before), after: names(after) }];
};

/** Which fields differ, in the order of the document, with what stands on both sides. */
export const fieldChanges = (
  fields: readonly PaperField[],
  before: PaperText,
  after: PaperText,
): readonly FieldChange[] =>
  fields.flatMap((field) => {
    const { key, kind } = field;
    if (sameField(before, after, key)) return [];
    const parts =
      kind === 'rows'
        ? rowParts(rowsOf(before, key), rowsOf(after, key))
        : [{ row: null, column: null, before: lineOf(before, key), after: lineOf(after, key) }];
    return [{ field, parts }];
  });
