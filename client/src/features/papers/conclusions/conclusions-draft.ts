import { ConclusionId, ConclusionRow, readDay, type ConclusionsView } from '@diem-cau/shared';
import { z } from 'zod';
import { calendarDayText } from '../../../ui/desk/figures.ts';

/** One conclusion as it is being written. */
export const RowDraft = z.strictObject({
  /** Names the row on the page for as long as the page is open. */
  key: z.string(),
  conclusionId: ConclusionId.nullable(),
  work: z.string(),
  leadUnit: z.string(),
  cooperatingUnits: z.array(z.string()),
  /** A cooperating unit that is being typed. */
  cooperatingTyped: z.string(),
  /** As it is written, `30/06/2025`. */
  deadline: z.string(),
});
export type RowDraft = Readonly<z.infer<typeof RowDraft>>;

/** The conclusions as they are being written, and the version from which the writing began. */
export const ConclusionsDraft = z.strictObject({
  basedOn: z.int().min(0),
  base: z.array(ConclusionRow),
  rows: z.array(RowDraft),
});
export type ConclusionsDraft = Readonly<z.infer<typeof ConclusionsDraft>>;

/** A saved row as it is written in the editor. */
export const draftOfRow = (row: ConclusionRow): RowDraft => ({
  ...row,
  key: row.conclusionId ?? '',
  cooperatingTyped: '',
  deadline: row.deadline === null ? '' : calendarDayText(row.deadline),
});

/** A fresh draft of what is in force. */
export const draftOf = ({ version, rows }: Pick<ConclusionsView, 'version' | 'rows'>): ConclusionsDraft => ({
  basedOn: version,
  base: rows,
  rows: rows.map(draftOfRow),
});

/** A key that no row has. */
export const nextKey = (rows: readonly RowDraft[]): string =>
  `new-${1 + Math.max(0, ...rows.map(({ key }) => Number(/^new-(\d+)$/u.exec(key)?.[1] ?? '0')))}`;

/** A row in which nothing is written yet. */
export const blankRow = (key: string): RowDraft => ({
  key,
  conclusionId: null,
  work: '',
  leadUnit: '',
  cooperatingUnits: [],
  cooperatingTyped: '',
  deadline: '',
});

/** Whether nothing stands in a row that was never saved: it is not sent, and is no fault. */
export const isBlank = ({ conclusionId, work, leadUnit, deadline, ...row }: RowDraft): boolean =>
  conclusionId === null &&
  [work, leadUnit, deadline, row.cooperatingTyped, ...row.cooperatingUnits].every((text) => text.trim() === '');

const unitsOf = ({ cooperatingUnits, cooperatingTyped }: RowDraft): string[] =>
  [...cooperatingUnits, cooperatingTyped].filter((unit) => unit.trim() !== '');

/** What is written in a row, without its key; equal for rows that say the same. */
export const writtenIn = (row: RowDraft): string =>
  JSON.stringify([row.conclusionId, row.work, row.leadUnit, unitsOf(row), row.deadline]);

/** Whether something is written that is not saved. */
export const isChanged = ({ base, rows }: ConclusionsDraft): boolean => {
  const written = rows.filter((row) => !isBlank(row)).map(writtenIn);
  return written.join('\n') !== base.map((row) => writtenIn(draftOfRow(row))).join('\n');
};

/** What keeps a row from being saved. */
export const rowFaults = (row: RowDraft): readonly ('work' | 'lead' | 'deadline' | 'cooperating')[] => {
  if (isBlank(row)) return [];
  return [
    ...(row.work.trim() === '' ? (['work'] as const) : []),
    ...(row.leadUnit.trim() === '' ? (['lead'] as const) : []),
    ...(row.deadline.trim() !== '' && readDay(row.deadline) === null ? (['deadline'] as const) : []),
    ...(unitsOf(row).length > 50 ? (['cooperating'] as const) : []),
  ];
};

/**
 * The rows as they are sent, in their order; blank ones are left out.
 * @param named gives the name of the unit that was meant by what was typed
 */
export const rowsToSave = ({ rows }: ConclusionsDraft, named: (typed: string) => string): ConclusionRow[] =>
  rows
    .filter((row) => !isBlank(row))
    .map((row) => ({
      conclusionId: row.conclusionId,
      work: row.work.trim(),
      leadUnit: named(row.leadUnit),
      cooperatingUnits: [...new Set(unitsOf(row).map(named))],
      deadline: readDay(row.deadline),
    }));

/**
 * The draft after `sent` was saved as the version in `view`: rows know their ids, what was sent counts as saved, and what was typed since
 * then stays as it is.
 */
export const settled = (now: ConclusionsDraft, sent: ConclusionsDraft, view: ConclusionsView): ConclusionsDraft => {
  const before = sent.rows.filter((row) => !isBlank(row));
  const rows = now.rows.map((row): RowDraft => {
    const index = before.findIndex(({ key }) => key === row.key);
    const saved = view.rows[index];
    if (saved === undefined) return row;
    return before[index] === row
      ? { ...draftOfRow(saved), key: row.key }
      : { ...row, conclusionId: saved.conclusionId };
  });
  return { basedOn: view.version, base: view.rows, rows };
};

/** What is in force now, for whoever has written nothing: rows that are there already keep their keys, and blank ones stay. */
export const followed = ({ rows }: ConclusionsDraft, view: ConclusionsView): ConclusionsDraft => {
  const keys = new Map(rows.map(({ conclusionId, key }) => [conclusionId, key]));
  const fresh = draftOf(view);
  return {
    ...fresh,
    rows: [
      ...fresh.rows.map((row) => ({ ...row, key: keys.get(row.conclusionId) ?? row.key })),
      ...rows.filter(isBlank),
    ],
  };
};
