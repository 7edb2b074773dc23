import { Refusal, type MinutesBody, type NoticeBody, type SavedVersion } from '@diem-cau/shared';
import type { BookFact } from '../record/book-fact.ts';
import type { Actor } from '../kit/actor.ts';
import { actorName } from '../kit/actor.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

type Book = readonly StampedFact<BookFact>[];

/** One version of a paper as it stands in the book; versions count from 1. */
export interface PaperVersion<Body> {
  readonly seq: number;
  readonly version: SavedVersion;
  readonly body: Body;
}

interface Saved<Body> {
  readonly body: Body;
  readonly note: string;
  readonly actor: Actor;
}

const numbered = <Body>(saved: readonly StampedFact<Saved<Body>>[]): readonly PaperVersion<Body>[] =>
  saved.map(({ seq, at, fact: { body, note, actor } }, index) => ({
    seq,
    version: { version: index + 1, at, by: actorName(actor), note },
    body,
  }));

/** All versions of a meeting's minutes, the oldest first. */
export const minutesVersions = (book: Book): readonly PaperVersion<MinutesBody>[] =>
  numbered(book.flatMap(({ fact, ...stamp }) => (fact.type === 'minutesSaved' ? [{ ...stamp, fact }] : [])));

/** All versions of a meeting's notice of conclusions, the oldest first. */
export const noticeVersions = (book: Book): readonly PaperVersion<NoticeBody>[] =>
  numbered(book.flatMap(({ fact, ...stamp }) => (fact.type === 'noticeSaved' ? [{ ...stamp, fact }] : [])));

/** The version asked for, the newest where none is; null where nothing was saved yet. Refuses with `not-found` what never was. */
export const versionOf = <Body>(
  versions: readonly PaperVersion<Body>[],
  version: number | undefined,
): PaperVersion<Body> | null => {
  if (version === undefined) return versions.at(-1) ?? null;
  const found = versions[version - 1];
  if (found === undefined) throw new Refusal('not-found');
  return found;
};

/** Refuses with `edited-meanwhile` what was written on another version than the newest; `basedOn` is 0 for none. */
export const assertNewest = (basedOn: number, versions: readonly unknown[]): void => {
  if (basedOn !== versions.length) throw new Refusal('edited-meanwhile');
};
