import { PaperDraft } from './paper-draft.ts';

/** Whose draft of which paper it is. */
export interface DraftPlace {
  readonly paper: 'minutes' | 'notice';
  readonly meetingId: string;
  /** The account's id, or the endpoint's: two people may use one browser after another. */
  readonly writer: string;
}

const nameOf = ({ paper, meetingId, writer }: DraftPlace): string => `diem-cau.${paper}.${meetingId}.${writer}`;

/** What was begun in this tab; null where the browser keeps nothing or what it kept is of an older page. */
export const recallDraft = (storage: Pick<Storage, 'getItem'> | null, place: DraftPlace): PaperDraft | null => {
  try {
    const kept = PaperDraft.safeParse(JSON.parse(storage?.getItem(nameOf(place)) ?? 'null'));
    return kept.success ? kept.data : null;
  } catch {
    return null;
  }
};

/** Keeps a draft until the tab is closed, or with null forgets it. Gives whether the browser could keep it. */
export const keepDraft = (
  storage: Pick<Storage, 'setItem' | 'removeItem'> | null,
  place: DraftPlace,
  draft: PaperDraft | null,
): boolean => {
  try {
    if (draft === null) storage?.removeItem(nameOf(place));
    else storage?.setItem(nameOf(place), JSON.stringify(draft));
    return storage !== null;
  } catch {
    return false;
  }
};
