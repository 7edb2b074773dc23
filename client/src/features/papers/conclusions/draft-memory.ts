import { ConclusionsDraft } from './conclusions-draft.ts';

const placeOf = (meetingId: string): string => `diem-cau.conclusions.${meetingId}`;

/** What was written in this tab and not saved; null where there is nothing, or what the browser kept is of an older page. */
export const recallDraft = (storage: Pick<Storage, 'getItem'> | null, meetingId: string): ConclusionsDraft | null => {
  try {
    return ConclusionsDraft.safeParse(JSON.parse(storage?.getItem(placeOf(meetingId)) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
};

/** Keeps what is being written until the tab is closed, so that a reload of the page loses nothing; null forgets it. */
export const keepDraft = (
  storage: Pick<Storage, 'setItem' | 'removeItem'> | null,
  meetingId: string,
  draft: ConclusionsDraft | null,
): void => {
  try {
    if (draft === null) storage?.removeItem(placeOf(meetingId));
    else storage?.setItem(placeOf(meetingId), JSON.stringify(draft));
  } catch {
    // Without storage what is typed lives as long as the page.
  }
};
