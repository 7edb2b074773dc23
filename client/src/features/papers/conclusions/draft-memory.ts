import { keepWork, recallWork, type WorkStore } from '../../../core/work-memory.ts';
import { ConclusionsDraft } from './conclusions-draft.ts';

const placeOf = (meetingId: string): string => `diem-cau.conclusions.${meetingId}`;

/** What was written in this tab and not saved; null where there is nothing. */
export const recallDraft = (store: Pick<WorkStore, 'getItem'> | null, meetingId: string): ConclusionsDraft | null =>
  recallWork(store, placeOf(meetingId), ConclusionsDraft);

/** Keeps what is being written until the tab is closed, null forgets it; gives whether a reload of the page would lose nothing. */
export const keepDraft = (
  store: Pick<WorkStore, 'setItem' | 'removeItem'> | null,
  meetingId: string,
  draft: ConclusionsDraft | null,
): boolean => keepWork(store, placeOf(meetingId), draft);
