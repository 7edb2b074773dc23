import type { ConclusionsView } from '@diem-cau/shared';
import {
  draftOf,
  draftOfRow,
  isBlank,
  nextKey,
  writtenIn,
  type ConclusionsDraft,
  type RowDraft,
} from './conclusions-draft.ts';

const fields = ['work', 'leadUnit', 'cooperatingUnits', 'deadline'] as const;

const inField = (row: RowDraft, field: (typeof fields)[number]): string => JSON.stringify(row[field]);

/** One row of both sides: field by field where they changed different things, else null. */
const mergedRow = (base: RowDraft | undefined, mine: RowDraft, theirs: RowDraft): RowDraft | null => {
  let merged: RowDraft = mine;
  for (const field of fields) {
    const [was, own, other] = [
      base === undefined ? null : inField(base, field),
      inField(mine, field),
      inField(theirs, field),
    ];
    if (own === other || other === was) continue;
    if (own !== was) return null;
    merged = { ...merged, [field]: theirs[field] };
  }
  return merged;
};

/**
 * Both sides in one draft on top of the version in `view`, in its order, and nothing that either wrote is lost: what one side added or
 * changed stands; where both changed the same thing of a row, both rows stand one below the other; a row that one side took out and the
 * other changed stays.
 */
export const mergeDrafts = (mine: ConclusionsDraft, view: ConclusionsView): ConclusionsDraft => {
  const base = new Map(mine.base.map((row) => [row.conclusionId, draftOfRow(row)]));
  const own = new Map(
    mine.rows.flatMap((row) => (row.conclusionId === null ? [] : [[row.conclusionId, row] as const])),
  );
  const isAsBefore = (row: RowDraft): boolean => {
    const before = base.get(row.conclusionId);
    return before !== undefined && writtenIn(before) === writtenIn(row);
  };
  const fresh = draftOf(view);
  const rows: RowDraft[] = [];
  for (const theirs of fresh.rows) {
    const kept = theirs.conclusionId === null ? undefined : own.get(theirs.conclusionId);
    if (kept === undefined) {
      if (!isAsBefore(theirs)) rows.push(theirs);
      continue;
    }
    const merged = mergedRow(base.get(theirs.conclusionId), kept, theirs);
    if (merged !== null) rows.push(merged);
    else
      rows.push({ ...theirs, key: kept.key }, { ...kept, conclusionId: null, key: nextKey([...mine.rows, ...rows]) });
  }
  const inForce = new Set(fresh.rows.map(({ conclusionId }) => conclusionId));
  for (const [index, row] of mine.rows.entries()) {
    if (isBlank(row) || (row.conclusionId !== null && (inForce.has(row.conclusionId) || isAsBefore(row)))) continue;
    const before = mine.rows.slice(0, index).findLast(({ key }) => rows.some((each) => each.key === key));
    rows.splice(before === undefined ? 0 : rows.findIndex(({ key }) => key === before.key) + 1, 0, row);
  }
  return { ...fresh, rows };
};
