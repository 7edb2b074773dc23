import { useEffect, useState } from 'react';
import { keepDraft, recallDraft, type DraftPlace } from './draft-memory.ts';
import type { PaperDraft } from './paper-draft.ts';

interface KeptDraft {
  readonly draft: PaperDraft | null;
  /** Keeps a draft, or with null forgets it. */
  readonly keep: (draft: PaperDraft | null) => void;
  /** Whether a reload of the page loses nothing. */
  readonly isKept: boolean;
}

const tabStorage = (): Storage | null => {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
};

/** The paper that was begun on this page; it outlives a reload, and the browser warns before the tab is closed. */
export const useKeptDraft = (place: DraftPlace): KeptDraft => {
  const [draft, setDraft] = useState(() => recallDraft(tabStorage(), place));
  const [isKept, setIsKept] = useState(true);
  const isBegun = draft !== null;
  useEffect(() => {
    if (!isBegun) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isBegun]);
  const keep = (after: PaperDraft | null): void => {
    setDraft(after);
    setIsKept(keepDraft(tabStorage(), place, after));
  };
  return { draft, keep, isKept };
};
