import { useEffect, useState } from 'react';
import { timeOfPc } from '../../../core/clock.ts';
import { useKeptWork } from '../../../react/use-kept-work.ts';
import { keepDraft, leftDrafts, recallDraft, type DraftPlace, type LeftDraft } from './draft-memory.ts';
import type { PaperDraft } from './paper-draft.ts';

/** A draft as one tab keeps it. */
export interface KeptDraft {
  readonly draft: PaperDraft | null;
  /** Keeps a draft, or with null forgets it. */
  readonly keep: (draft: PaperDraft | null) => void;
  /** Whether a reload of the page loses nothing. */
  readonly isKept: boolean;
  /** What the same person began in other tabs. */
  readonly left: readonly LeftDraft[];
  /** Forgets what was begun in another tab. */
  readonly dropLeft: (tab: string) => void;
}

const storageOf = (name: 'localStorage' | 'sessionStorage'): Storage | null => {
  try {
    return window[name];
  } catch {
    return null;
  }
};

const tabName = 'diem-cau.tab';

/** A name for this tab, the same one after a reload. */
const thisTab = (): string => {
  const known = storageOf('sessionStorage')?.getItem(tabName) ?? null;
  if (known !== null) return known;
  const tab = crypto.randomUUID();
  storageOf('sessionStorage')?.setItem(tabName, tab);
  return tab;
};

/** The paper that was begun on this page; it outlives a reload and a closed tab, each tab with its own. */
export const useKeptDraft = (paper: Omit<DraftPlace, 'tab'>): KeptDraft => {
  const [place] = useState((): DraftPlace => ({ ...paper, tab: thisTab() }));
  const {
    work: draft,
    change,
    isKept,
  } = useKeptWork(() => ({
    recall: () => recallDraft(storageOf('localStorage'), place),
    keep: (after: PaperDraft | null) => keepDraft(storageOf('localStorage'), place, after, timeOfPc()),
  }));
  const [left, setLeft] = useState(() => leftDrafts(storageOf('localStorage'), place));
  useEffect(() => {
    // Told of what other tabs write, not of this one's own.
    const look = (): void => setLeft(leftDrafts(storageOf('localStorage'), place));
    window.addEventListener('storage', look);
    return () => window.removeEventListener('storage', look);
  }, [place]);
  const keep = (after: PaperDraft | null): void => change(() => after);
  const dropLeft = (tab: string): void => {
    keepDraft(storageOf('localStorage'), { ...place, tab }, null, timeOfPc());
    setLeft(left.filter((each) => each.tab !== tab));
  };
  return { draft, keep, isKept, left, dropLeft };
};
