import { useEffect, useState } from 'react';
import { readWaiters, type Waiter } from '../core/who-waits.ts';

/** How often the hub is asked while somebody may look, in milliseconds. */
const everyMs = 5_000;
/** An answer that is not there by then does not come any more, in milliseconds. */
const waitsMs = 10_000;

/** Which communes wait, as far as the hub has said; `old` where it did not answer the last time. */
export interface Waiters {
  readonly known: readonly Waiter[] | null;
  readonly old: boolean;
}

/** Asks the hub again and again which communes wait, as long as the page is seen. */
export const useWaiters = (): Waiters => {
  const [waiters, setWaiters] = useState<Waiters>({ known: null, old: false });
  useEffect(() => {
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      if (document.visibilityState === 'visible')
        await readWaiters(AbortSignal.any([gone.signal, AbortSignal.timeout(waitsMs)])).then(
          (known) => setWaiters({ known, old: false }),
          // Refused or unreachable: what was known stays, and says so.
          () => setWaiters(({ known }) => ({ known, old: true })),
        );
      if (!gone.signal.aborted) timer = setTimeout(() => void ask(), everyMs);
    };
    void ask();
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, []);
  return waiters;
};
