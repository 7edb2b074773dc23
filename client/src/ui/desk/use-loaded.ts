import { useCallback, useEffect, useEffectEvent, useState } from 'react';

/** Where a load stands; `stale` keeps what was there before while it is loaded again. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T; readonly reloading: boolean }
  | { readonly state: 'failed'; readonly error: unknown };

export interface Loading<T> {
  readonly loaded: Loaded<T>;
  /** Loads again; what is shown stays until the answer is there. */
  readonly reload: () => void;
  /** Puts a value in place that an answer to a change has brought. */
  readonly replace: (value: T) => void;
}

/** Loads something for a page, anew whenever `key` changes; an answer that is overtaken by a newer question is dropped. */
export const useLoaded = <T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loading<T> => {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  const ask = useEffectEvent(load);
  useEffect(() => {
    const asking = new AbortController();
    setLoaded((before) => (before.state === 'ready' ? { ...before, reloading: true } : { state: 'loading' }));
    ask(asking.signal).then(
      (value) => !asking.signal.aborted && setLoaded({ state: 'ready', value, reloading: false }),
      (error: unknown) => !asking.signal.aborted && setLoaded({ state: 'failed', error }),
    );
    return () => asking.abort();
  }, [key, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const replace = useCallback((value: T) => setLoaded({ state: 'ready', value, reloading: false }), []);
  return { loaded, reload, replace };
};
