import type { DocumentKind } from '@diem-cau/shared';
import { useEffect, useRef, useState } from 'react';
import { sendDocument, type DocumentList } from './documents-api.ts';

interface Sending {
  /** How much is on its way, from 0 to 1; null while nothing is sent. */
  readonly share: number | null;
  /** Why the last one was not taken in; null while all is well. */
  readonly error: unknown;
  /** Null where it was refused, did not arrive or was stopped. */
  readonly send: (chosen: { readonly file: File; readonly kind: DocumentKind }) => Promise<DocumentList | null>;
  readonly stop: () => void;
  readonly forget: () => void;
}

/** Sends one document at a time; a page that is left stops sending. */
export const useSending = (meetingId: string): Sending => {
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  const stop = (): void => running.current?.abort();
  useEffect(() => () => running.current?.abort(), []);
  return {
    share,
    error,
    stop,
    forget: () => setError(null),
    send: async (chosen) => {
      if (running.current !== null) return null;
      const sending = new AbortController();
      running.current = sending;
      setError(null);
      setShare(0);
      try {
        return await sendDocument(meetingId, chosen, { onSent: setShare, signal: sending.signal });
      } catch (thrown) {
        if (!sending.signal.aborted) setError(thrown);
        return null;
      } finally {
        running.current = null;
        setShare(null);
      }
    },
  };
};
