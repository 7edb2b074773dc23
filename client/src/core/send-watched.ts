import type { z } from 'zod';
import { HubUnreachable, answerOf } from './http.ts';

/** A file that is sent while a person watches. */
export interface WatchedSending {
  readonly contentType: string;
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
  { contentType, onSent, signal }: WatchedSending,
): Promise<Answer> =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total));
    request.addEventListener('load', () => {
      try {
        done(answerOf(request.status, jsonOf(request.responseText), schema));
      } catch (error) {
        fail(error instanceof Error ? error : new HubUnreachable(error));
      }
    });
    request.addEventListener('error', () => fail(new HubUnreachable('no answer')));
    request.addEventListener('abort', () => fail(new DOMException('stopped', 'AbortError')));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
    signal.addEventListener('abort', stop);
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', contentType);
    request.send(file);
  });
