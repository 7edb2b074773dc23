import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { OneAtATime } from './one-at-a-time.ts';

/** Where a load stands. */
type Loaded<T> =
  | { readonly state: 'loading' }
  /** `error` says why it could not be loaded again: what is shown may be out of date. Null while all is well. */
  | { readonly state: 'ready'; readonly key: string; readonly value: T; readonly error: unknown }
  | { readonly state: 'failed'; readonly error: unknown };

export interface Loading<T> {
  readonly loaded: Loaded<T>;
  /** Loads again; what is shown stays until the answer is there, and also when none comes. */
  readonly reload: () => void;
  /** The same for what nobody pressed: it does not overtake a load that is under way, and comes once after it. */
  readonly refresh: () => void;
  /** Puts a value in place that an answer to a change has brought; a load that was asked for before the change does not overtake it. */
  readonly replace: (value: T) => void;
}

/**
 * Loads something for a page, anew whenever `key` changes; an answer that is overtaken by a newer question is dropped.
 * @param before what is shown until the first answer, where it is known from before
 */
export const useLoaded = <T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  before: T | null = null,
): Loading<T> => {
  const [loaded, setLoaded] = useState<Loaded<T>>(() =>
    before === null ? { state: 'loading' } : { state: 'ready', key, value: before, error: null },
  );
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const [loads] = useState(() => new OneAtATime(reload));
  const refresh = useCallback(() => loads.wish(), [loads]);
  const ask = useEffectEvent(load);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    underWay.current = asking;
    loads.began();
    const settle = (next: (before: Loaded<T>) => Loaded<T>): void => {
      if (asking.signal.aborted) return;
      setLoaded(next);
      loads.ended();
    };
    ask(asking.signal).then(
      (value) => settle(() => ({ state: 'ready', key, value, error: null })),
      (error: unknown) =>
        settle((before) =>
          before.state === 'ready' && before.key === key ? { ...before, error } : { state: 'failed', error },
        ),
    );
    return () => asking.abort();
  }, [key, turn, loads]);
  const replace = useCallback(
    (value: T) => {
      underWay.current?.abort();
      setLoaded({ state: 'ready', key, value, error: null });
      loads.ended();
    },
    [key, loads],
  );
  return { loaded, reload, refresh, replace };
};
