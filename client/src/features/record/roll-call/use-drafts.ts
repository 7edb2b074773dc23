import { useState } from 'react';
import { tabStorage } from '../../../core/tab-storage.ts';
import { keepDrafts, recallDrafts, type Drafts } from './draft-memory.ts';
import type { RollDraft } from './roll-draft.ts';

interface KeptDrafts {
  readonly drafts: Drafts;
  /** Keeps a draft, or with null forgets it. */
  readonly keep: (key: string, draft: RollDraft | null) => void;
}

/** The rolls that were begun on this page; they outlive a reload of it. */
export const useDrafts = (meetingId: string): KeptDrafts => {
  const [drafts, setDrafts] = useState(() => recallDrafts(tabStorage(), meetingId));
  const keep = (key: string, draft: RollDraft | null): void =>
    setDrafts((before) => {
      const { [key]: _was, ...rest } = before;
      const after = draft === null ? rest : { ...rest, [key]: draft };
      keepDrafts(tabStorage(), meetingId, after);
      return after;
    });
  return { drafts, keep };
};
