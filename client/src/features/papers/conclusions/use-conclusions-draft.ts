import type { ConclusionsView } from '@diem-cau/shared';
import { tabStorage } from '../../../core/tab-storage.ts';
import { useKeptWork } from '../../../react/use-kept-work.ts';
import { draftOf, followed, isChanged, type ConclusionsDraft } from './conclusions-draft.ts';
import { keepDraft, recallDraft } from './draft-memory.ts';

interface KeptDraft {
  readonly draft: ConclusionsDraft;
  /** Whether something is written that is not saved. */
  readonly changed: boolean;
  /** Somebody saved a newer version than the one from which the writing began. */
  readonly overtaken: boolean;
  /** The same function for as long as the page is open: rows that did not change need not be drawn anew with each key. */
  readonly change: (change: (draft: ConclusionsDraft) => ConclusionsDraft) => void;
}

/** The conclusions as they are written on this page. Where nothing is written, they follow the hub's. */
export const useConclusionsDraft = (meetingId: string, view: ConclusionsView): KeptDraft => {
  const { work: kept, change } = useKeptWork(() => ({
    recall: () => recallDraft(tabStorage(), meetingId) ?? draftOf(view),
    keep: (after: ConclusionsDraft) => keepDraft(tabStorage(), meetingId, isChanged(after) ? after : null),
  }));
  const follows = view.version > kept.basedOn && !isChanged(kept);
  const draft = follows ? followed(kept, view) : kept;
  if (follows) change(() => draft);
  const changed = isChanged(draft);
  return { draft, changed, overtaken: changed && view.version > draft.basedOn, change };
};
