import { useState } from 'react';

/** Something that a person asked for: nothing yet, on its way, or refused. */
export interface Attempt<Arguments extends readonly unknown[]> {
  readonly busy: boolean;
  /** What was thrown by the last attempt; null while all is well. */
  readonly error: unknown;
  readonly run: (...given: Arguments) => Promise<void>;
  readonly forget: () => void;
}

/** Runs what a button asks for, once at a time, and keeps what went wrong for the notice beside it. */
export const useAttempt = <Arguments extends readonly unknown[]>(
  act: (...given: Arguments) => Promise<unknown>,
): Attempt<Arguments> => {
  const [{ busy, error }, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const run = async (...given: Arguments): Promise<void> => {
    if (busy) return;
    setState({ busy: true, error: null });
    try {
      await act(...given);
      setState({ busy: false, error: null });
    } catch (thrown) {
      setState({ busy: false, error: thrown });
    }
  };
  return { busy, error, run, forget: () => setState({ busy: false, error: null }) };
};
