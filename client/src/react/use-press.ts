import { Refusal } from '@diem-cau/shared';
import { useCallback, useEffect, useState } from 'react';
import { useSentence } from './use-sentence.ts';

/** Runs what a press asks for; a refusal becomes a sentence on the page. */
export type RunPress = (work: () => Promise<unknown>) => void;

/** Runs what a press asks for, and keeps the sentence when it is refused. */
export interface Press {
  readonly busy: boolean;
  /** Why the last press came to nothing; null when it did not. */
  readonly trouble: string | null;
  readonly run: RunPress;
  /** Says a sentence that is no request's refusal. */
  readonly say: (sentence: string) => void;
  readonly forget: () => void;
}

/** A sentence about a press that is long past would only stand in the way. */
const forgottenAfterMs = 20_000;

/** Why it was refused, with what there is to say beyond the sentence, as whom to call. */
const inFull = (thrown: unknown, sentence: (error: unknown) => string): string =>
  [sentence(thrown), ...(thrown instanceof Refusal ? thrown.details : [])].join(' ');

/** What the buttons and keys of one page ask for: one sentence for all of them, in one place. */
export const usePress = (): Press => {
  const sentence = useSentence();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{ readonly thrown: unknown } | { readonly said: string } | null>(null);
  const run = useCallback((work: () => Promise<unknown>): void => {
    setBusy(true);
    setError(null);
    work()
      .catch((thrown: unknown) => {
        console.warn(thrown);
        setError({ thrown });
      })
      .finally(() => setBusy(false));
  }, []);
  useEffect(() => {
    if (error === null) return undefined;
    const timer = setTimeout(() => setError(null), forgottenAfterMs);
    return () => clearTimeout(timer);
  }, [error]);
  const trouble = error === null ? null : 'said' in error ? error.said : inFull(error.thrown, sentence);
  const forget = useCallback((): void => setError(null), []);
  return { busy, trouble, run, say: (said) => setError({ said }), forget };
};
