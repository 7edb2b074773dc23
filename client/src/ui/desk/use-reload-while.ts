import { useEffect } from 'react';

/** Loads again every so often, in milliseconds, while it holds; a page that nobody looks at rests. */
export const useReloadWhile = (holds: boolean, everyMs: number, reload: () => void): void =>
  useEffect(() => {
    if (!holds) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, everyMs);
    return () => clearInterval(timer);
  }, [holds, everyMs, reload]);
