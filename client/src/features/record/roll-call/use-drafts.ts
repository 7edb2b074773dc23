import { tabStorage } from '../../../core/tab-storage.ts';
import { useKeptWork } from '../../../react/use-kept-work.ts';
import { keepDrafts, recallDrafts, type Drafts } from './draft-memory.ts';
import type { RollDraft } from './roll-draft.ts';

interface KeptDrafts {
  readonly drafts: Drafts;
  /** Keeps a draft, or with null forgets it. */
  readonly keep: (key: string, draft: RollDraft | null) => void;
}

/** The rolls that were begun on this page. */
export const useDrafts = (meetingId: string): KeptDrafts => {
  const { work: drafts, change } = useKeptWork(() => ({
    recall: () => recallDrafts(tabStorage(), meetingId),
    keep: (after: Drafts) => keepDrafts(tabStorage(), meetingId, after),
  }));
  const keep = (key: string, draft: RollDraft | null): void =>
    change((before) => {
      const { [key]: _was, ...rest } = before;
      return draft === null ? rest : { ...rest, [key]: draft };
    });
  return { drafts, keep };
};
