import { ConclusionId, Refusal, type ConclusionRow, type SavedVersion } from '@diem-cau/shared';
import type { BookFact, BookFactOf } from '../record/book-fact.ts';
import type { Actor } from '../kit/actor.ts';
import { actorName } from '../kit/actor.ts';
import { assertNewest } from './official-versions.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

type Book = readonly StampedFact<BookFact>[];

/** A conclusion that has its id. */
export type Conclusion = BookFactOf<'conclusionsSaved'>['rows'][number];

const isSaved = (stamped: StampedFact<BookFact>): stamped is StampedFact<BookFactOf<'conclusionsSaved'>> =>
  stamped.fact.type === 'conclusionsSaved';

/** Who saved the conclusions when, the oldest first. */
export const conclusionsVersions = (book: Book): readonly SavedVersion[] =>
  book.filter(isSaved).map(({ at, fact }, index) => ({ version: index + 1, at, by: actorName(fact.actor), note: '' }));

/** The conclusions in force and who saved them; null where nobody did. */
export const savedConclusions = (book: Book): Pick<BookFactOf<'conclusionsSaved'>, 'rows' | 'actor'> | null =>
  book.filter(isSaved).at(-1)?.fact ?? null;

/** The conclusions in force, in the chair's order. */
export const conclusionsOf = (book: Book): readonly Conclusion[] => savedConclusions(book)?.rows ?? [];

/** Conclusions of earlier versions that are in force no more, each as it last stood; what was taken out last comes first. */
export const removedConclusions = (book: Book): readonly Conclusion[] => {
  const last = new Map<ConclusionId, Conclusion>();
  for (const { fact } of book.filter(isSaved))
    for (const row of fact.rows) {
      last.delete(row.conclusionId);
      last.set(row.conclusionId, row);
    }
  for (const { conclusionId } of conclusionsOf(book)) last.delete(conclusionId);
  return [...last.values()].toReversed();
};

const sameRows = (a: readonly Conclusion[], b: readonly Conclusion[]): boolean =>
  a.length === b.length &&
  a.every((row, index) => {
    const other = b[index];
    return (
      other !== undefined &&
      row.conclusionId === other.conclusionId &&
      row.work === other.work &&
      row.leadUnit === other.leadUnit &&
      row.deadline === other.deadline &&
      row.cooperatingUnits.join('\n') === other.cooperatingUnits.join('\n')
    );
  });

/**
 * Saves the conclusions as a new version: new rows get an id from `newId`, known rows keep theirs, so that a task stays the same task.
 * Rows that stand so already are not written again. Refuses with `edited-meanwhile`, `not-found` for an id that this meeting never
 * had, and `malformed` for one that comes twice.
 */
export const saveConclusions = (
  book: Book,
  { basedOn, rows }: { readonly basedOn: number; readonly rows: readonly ConclusionRow[] },
  actor: Actor,
  newId: () => string,
): readonly BookFact[] => {
  const saved = book.filter(isSaved);
  assertNewest(basedOn, saved);
  const known = new Set(saved.flatMap(({ fact }) => fact.rows.map(({ conclusionId }) => conclusionId)));
  const seen = new Set<ConclusionId>();
  const withIds = rows.map((row): Conclusion => {
    const { conclusionId } = row;
    if (conclusionId === null) return { ...row, conclusionId: ConclusionId.parse(newId()) };
    if (!known.has(conclusionId)) throw new Refusal('not-found', ['Kết luận này không thuộc cuộc họp.']);
    if (seen.has(conclusionId)) throw new Refusal('malformed', ['Một kết luận có hai lần trong danh sách.']);
    seen.add(conclusionId);
    return { ...row, conclusionId };
  });
  if (sameRows(withIds, conclusionsOf(book))) return [];
  return [{ type: 'conclusionsSaved', rows: withIds, actor }];
};
