import { useEffect, useEffectEvent, useState } from 'react';

/** What a search by typing has found so far. `words` says for which words: an answer to older ones is not shown for newer ones. */
export interface Found<Choice> {
  readonly words: string;
  readonly choices: readonly Choice[];
  /** Why nothing could be found; null while all is well. */
  readonly error: unknown;
}

const restMs = 150;

/** Searches a moment after the last key; null where nothing is searched for, or no answer is there yet. */
export const useFound = <Choice>(
  words: string | null,
  find: (words: string, signal: AbortSignal) => Promise<readonly Choice[]>,
): Found<Choice> | null => {
  const [found, setFound] = useState<Found<Choice> | null>(null);
  const ask = useEffectEvent(find);
  useEffect(() => {
    if (words === null) return undefined;
    const asking = new AbortController();
    const settle = (choices: readonly Choice[], error: unknown): void => {
      if (!asking.signal.aborted) setFound({ words, choices, error });
    };
    const timer = setTimeout(
      () =>
        void ask(words, asking.signal).then(
          (choices) => settle(choices, null),
          (error: unknown) => settle([], error),
        ),
      restMs,
    );
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [words]);
  return found?.words === words ? found : null;
};
