import type { EditionKey, FileId, Instant } from '@diem-cau/shared';
import { actorName } from '../../domain/kit/actor.ts';
import type { BookFactOf } from '../../domain/record/book-fact.ts';
import { whole } from '../../domain/record/edition.ts';
import type { Book } from './meeting-books.ts';
import type { NotedMixes } from './mixes.ts';

/** What a book says of a meeting's recording. */
interface Noted {
  readonly kept: ReadonlyMap<number, FileId>;
  /** By the edition that was mixed. */
  readonly mixed: NotedMixes;
  /** When its files were deleted, and by whom; null where they were not. */
  readonly deleted: { readonly at: Instant; readonly by: string } | null;
}

/** What this book says of its meeting's recording. */
export const notedIn = (book: Book): Noted => {
  const kept = new Map<number, FileId>();
  const mixed = new Map<EditionKey, BookFactOf<'recordingMixed'>>();
  let deleted: Noted['deleted'] = null;
  for (const { at, fact } of book) {
    if (fact.type === 'recordingKept') for (const { number, fileId } of fact.files) kept.set(number, fileId);
    if (fact.type === 'recordingMixed') mixed.set(fact.edition ?? whole.key, fact);
    if (fact.type === 'recordingDeleted') deleted = { at, by: actorName(fact.actor) };
  }
  return { kept, mixed, deleted };
};
