import type { ConclusionRow } from '@diem-cau/shared';
import { blankRow, draftOfRow, nextKey, type RowDraft } from './conclusions-draft.ts';

type Rows = readonly RowDraft[];

/** Changes what is written in one row. */
export const changeRow = (rows: Rows, key: string, change: Partial<Omit<RowDraft, 'key'>>): RowDraft[] =>
  rows.map((row) => (row.key === key ? { ...row, ...change } : row));

/** Puts a blank row below the one with this key, at the end where there is none. */
export const addRow = (rows: Rows, below: string | null): { readonly rows: RowDraft[]; readonly key: string } => {
  const key = nextKey(rows);
  const at = rows.findIndex((row) => row.key === below);
  return { key, rows: rows.toSpliced(at === -1 ? rows.length : at + 1, 0, blankRow(key)) };
};

/** Moves a row by one place, up or down; at the end of the list it stays. */
export const moveRow = (rows: Rows, key: string, step: -1 | 1): Rows => {
  const at = rows.findIndex((row) => row.key === key);
  const [row, other] = [rows[at], rows[at + step]];
  if (row === undefined || other === undefined) return rows;
  return rows.with(at, other).with(at + step, row);
};

/** Takes a row out, and says which row then stands in its place: the next one, else the one before. */
export const removeRow = (rows: Rows, key: string): { readonly rows: RowDraft[]; readonly next: string | null } => {
  const at = rows.findIndex((row) => row.key === key);
  const after = rows.filter((row) => row.key !== key);
  return { rows: after, next: (after[at] ?? after.at(-1))?.key ?? null };
};

/** Puts a row that was taken out at the end, under its id, so that its task goes on. */
export const putBack = (rows: Rows, row: ConclusionRow): RowDraft[] => [...rows, draftOfRow(row)];

/** Adds a cooperating unit, once; what was being typed is thereby done. */
export const addUnit = (row: RowDraft, unit: string): Partial<RowDraft> => ({
  cooperatingTyped: '',
  cooperatingUnits: row.cooperatingUnits.includes(unit) ? row.cooperatingUnits : [...row.cooperatingUnits, unit],
});
