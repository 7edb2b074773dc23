import { useCallback, useEffect, useState } from 'react';
import type { WorkMemory } from '../core/work-memory.ts';

/** Work of this page that is not saved yet. */
export interface KeptWork<Work> {
  readonly work: Work;
  /** The same function for as long as the page is open. */
  readonly change: (change: (before: Work) => Work) => void;
  /** Whether a reload of the page loses nothing. */
  readonly isKept: boolean;
}

/** Work that outlives a reload of the page; where the browser can't keep it, it asks before the page is left. */
export const useKeptWork = <Work>(open: () => WorkMemory<Work>): KeptWork<Work> => {
  const [memory] = useState(open);
  const [{ work, isKept }, setKept] = useState(() => ({ work: memory.recall(), isKept: true }));
  useEffect(() => {
    if (isKept) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isKept]);
  const change = useCallback(
    (change: (before: Work) => Work): void =>
      setKept((before) => {
        const after = change(before.work);
        return { work: after, isKept: memory.keep(after) };
      }),
    [memory],
  );
  return { work, change, isKept };
};
