import type { ConclusionsView } from '@diem-cau/shared';
import { useState } from 'react';
import { draftOf, followed, isChanged, type ConclusionsDraft } from './conclusions-draft.ts';
import { keepDraft, recallDraft } from './draft-memory.ts';

interface KeptDraft {
  readonly draft: ConclusionsDraft;
  /** Whether something is written that is not saved. */
  readonly changed: boolean;
  /** Somebody saved a newer version than the one from which the writing began. */
  readonly overtaken: boolean;
  readonly change: (change: (draft: ConclusionsDraft) => ConclusionsDraft) => void;
}

const tabStorage = (): Storage | null => {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
};

/** The conclusions as they are written on this page; they outlive a reload of it. Where nothing is written, they follow the hub's. */
export const useConclusionsDraft = (meetingId: string, view: ConclusionsView): KeptDraft => {
  const [kept, setKept] = useState(() => recallDraft(tabStorage(), meetingId) ?? draftOf(view));
  const newest = (draft: ConclusionsDraft): ConclusionsDraft =>
    view.version > draft.basedOn && !isChanged(draft) ? followed(draft, view) : draft;
  const draft = newest(kept);
  const changed = isChanged(draft);
  return {
    draft,
    changed,
    overtaken: changed && view.version > draft.basedOn,
    change: (change) =>
      setKept((before) => {
        const after = change(newest(before));
        keepDraft(tabStorage(), meetingId, isChanged(after) ? after : null);
        return after;
      }),
  };
};
