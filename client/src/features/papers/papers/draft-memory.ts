import { Instant } from '@diem-cau/shared';
import { z } from 'zod';
import { keepWork, recallWork, type WorkStore } from '../../../core/work-memory.ts';
import { PaperDraft } from './paper-draft.ts';

/** Whose draft of which paper it is, and in which tab of the browser it is written. */
export interface DraftPlace {
  readonly paper: 'minutes' | 'notice';
  readonly meetingId: string;
  /** The account's id, or the endpoint's: two people may use one browser after another. */
  readonly writer: string;
  readonly tab: string;
}

/** A draft that the same person began in another tab, which may be closed by now. */
export interface LeftDraft {
  readonly tab: string;
  /** When it was last written on. */
  readonly at: Instant;
  readonly draft: PaperDraft;
}

/** What the memory needs of the browser's storage. */
export type DraftStore = WorkStore & Pick<Storage, 'key' | 'length'>;

const Kept = z.strictObject({ at: Instant, draft: PaperDraft });

const nameOf = ({ paper, meetingId, writer, tab }: DraftPlace): string =>
  ['diem-cau', paper, meetingId, writer, tab].join('.');

/** What was begun in this tab; null where the browser keeps nothing or what it kept is of an older page. */
export const recallDraft = (store: DraftStore | null, place: DraftPlace): PaperDraft | null =>
  recallWork(store, nameOf(place), Kept)?.draft ?? null;

/** What the same person began in other tabs and neither saved nor dropped, the newest first. */
export const leftDrafts = (store: DraftStore | null, place: DraftPlace): readonly LeftDraft[] => {
  if (store === null) return [];
  const prefix = nameOf({ ...place, tab: '' });
  const names = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  return names
    .filter((name) => name.startsWith(prefix) && name !== nameOf(place))
    .flatMap((name) => {
      const kept = recallWork(store, name, Kept);
      return kept === null ? [] : [{ tab: name.slice(prefix.length), ...kept }];
    })
    .toSorted((one, other) => other.at - one.at);
};

/** Keeps a draft, which outlives a reload and a closed tab, or with null forgets it. Gives whether a reload would lose nothing. */
export const keepDraft = (
  store: DraftStore | null,
  place: DraftPlace,
  draft: PaperDraft | null,
  at: Instant,
): boolean => keepWork(store, nameOf(place), draft === null ? null : { at, draft });
