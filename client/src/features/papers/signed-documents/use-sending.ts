import { Refusal, type SignedDocumentKind, type FileId } from '@diem-cau/shared';
import { useEffect, useRef, useState } from 'react';
import { digestOf, forgetSent, type SendingState } from '../../../core/send-in-pieces.ts';
import { sendSignedDocument, type SignedDocumentList } from './signed-documents-api.ts';

interface Sending {
  /** How far it is; null while nothing is sent. */
  readonly state: SendingState | null;
  /** Why the last one was not taken in; null while all is well. */
  readonly error: unknown;
  /** Null where it was refused or was stopped. */
  readonly send: (chosen: {
    readonly file: File;
    readonly kind: SignedDocumentKind;
  }) => Promise<SignedDocumentList | null>;
  /** Stops it for good: the hub throws away what it has. */
  readonly stop: () => void;
  readonly forget: () => void;
}

/** Sends one document at a time; a page that is left stops sending, and one that comes back goes on with the same file. */
export const useSending = (meetingId: string): Sending => {
  const [state, setState] = useState<SendingState | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  const sent = useRef<FileId | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  return {
    state,
    error,
    stop: () => {
      running.current?.abort();
      // Where that does not arrive, it runs out.
      if (sent.current !== null) forgetSent({ fileId: sent.current, meetingId }).catch(() => undefined);
    },
    forget: () => setError(null),
    send: async (chosen) => {
      if (running.current !== null) return null;
      const sending = new AbortController();
      running.current = sending;
      setError(null);
      setState({ share: 0, cut: false });
      try {
        if (chosen.file.size === 0) throw new Refusal('not-a-pdf');
        const fileId = await digestOf(chosen.file);
        sent.current = fileId;
        return await sendSignedDocument(
          meetingId,
          { ...chosen, fileId },
          { onState: setState, signal: sending.signal },
        );
      } catch (thrown) {
        if (!sending.signal.aborted) setError(thrown);
        return null;
      } finally {
        running.current = null;
        sent.current = null;
        setState(null);
      }
    },
  };
};
