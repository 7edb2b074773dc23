import type { z } from 'zod';
import { HubUnreachable, answerOf } from './http.ts';

/** A file that is sent while a person watches. */
export interface WatchedSending {
  readonly method: 'POST' | 'PATCH';
  readonly contentType: string;
  /** The line counts as cut when nothing goes and nothing comes for so long, in milliseconds. */
  readonly silentMs: number;
  /** Told of how much is on its way already, from 0 to 1. */
  readonly onSent: (share: number) => void;
  readonly signal: AbortSignal;
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Sends a file as it is and tells meanwhile how far it is, which `fetch` cannot. Throws Refusal or HubUnreachable, and the signal's own
 * reason where the person stops it.
 */
export const sendWatched = <Answer>(
  path: string,
  file: Blob,
  schema: z.ZodType<Answer>,
  { method, contentType, silentMs, onSent, signal }: WatchedSending,
): Promise<Answer> =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = (): void => {
      clearTimeout(silence);
      silence = setTimeout(stop, silentMs);
    };
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      heard();
      onSent(total === 0 ? 1 : loaded / total);
    });
    request.addEventListener('load', () => {
      try {
        done(answerOf(request.status, jsonOf(request.responseText), schema));
      } catch (error) {
        fail(error instanceof Error ? error : new HubUnreachable(error));
      }
    });
    request.addEventListener('error', () => fail(new HubUnreachable('no answer')));
    request.addEventListener('abort', () =>
      fail(signal.aborted ? new DOMException('stopped', 'AbortError') : new HubUnreachable('silence')),
    );
    request.addEventListener('loadend', () => {
      clearTimeout(silence);
      signal.removeEventListener('abort', stop);
    });
    signal.addEventListener('abort', stop);
    heard();
    request.open(method, path);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', contentType);
    request.send(file);
  });
