import { ClosingBody, closingShownMs, type ClosingSummary } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { getJson } from '../../../core/http.ts';
import { useNow } from '../../../react/use-now.ts';

const askAgainMs = 5_000;
const mostAttempts = 5;

/** How the meeting went that ended for this endpoint, for ten minutes after its end; null otherwise. `ended` is when the page saw it end. */
export const useLastClosing = (ended: number | null): ClosingSummary | null => {
  const [closing, setClosing] = useState<ClosingSummary | null>(null);
  const now = useNow();
  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (attempts: number): Promise<void> => {
      try {
        const answer = await getJson('/api/closing', ClosingBody, { signal: leaving.signal });
        if (!leaving.signal.aborted) setClosing(answer.closing);
      } catch {
        // A card that says how it went is worth a few attempts, and no word where it can't be had.
        if (!leaving.signal.aborted && attempts < mostAttempts)
          timer = setTimeout(() => void ask(attempts + 1), askAgainMs);
      }
    };
    void ask(1);
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [ended]);
  return closing === null || now - closing.closedAt >= closingShownMs ? null : closing;
};
