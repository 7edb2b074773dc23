import { FileId, Refusal, UploadState, largestPiece, type RefusalCode } from '@diem-cau/shared';
import { z } from 'zod';
import { HubUnreachable, getJson, sendJson } from './http.ts';
import { reconnectDelay } from './reconnect-delay.ts';
import { sendWatched } from './send-watched.ts';

/** How a file stands that is sent in pieces. */
export interface SendingState {
  /** How much of it the hub has, from 0 to 1. */
  readonly share: number;
  /** The line is cut; what the hub has it keeps, and sending goes on by itself. */
  readonly cut: boolean;
}

/** What a person who watches sees and may do. */
export interface WatchedPieces {
  readonly onState: (state: SendingState) => void;
  readonly signal: AbortSignal;
}

/** A piece is as long as the line carries in about so long, in milliseconds. */
const pieceMs = 4_000;
const smallestPiece = 16 * 1024;
const firstPiece = 64 * 1024;
/** Longer than a weak line pauses, in milliseconds. */
const silentMs = 20_000;

/** What passes by itself: it is tried again. */
const passing: readonly RefusalCode[] = ['too-many-requests', 'line-too-slow', 'record-unavailable'];
const passes = (error: unknown): boolean =>
  error instanceof HubUnreachable || (error instanceof Refusal && passing.includes(error.code));

/** The SHA-256 by which a file is known. */
export const digestOf = async (file: Blob): Promise<FileId> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return FileId.parse([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
};

/** The length of the next piece, in bytes, after one of this length took so long. */
export const nextPiece = (length: number, ms: number): number => {
  const carried = (length * pieceMs) / Math.max(1, ms);
  return Math.round(Math.min(largestPiece, Math.max(smallestPiece, Math.min(carried, length * 2))));
};

/** What is sent: a file by its SHA-256, for a meeting. */
export interface SentFile {
  readonly fileId: FileId;
  readonly meetingId: string;
}

const pathOf = ({ fileId, meetingId }: SentFile): string =>
  `/api/uploads/${fileId}?${new URLSearchParams({ meetingId })}`;

/** Has the hub throw away what it has of a file. */
export const forgetSent = async (sent: SentFile): Promise<void> => {
  await sendJson('DELETE', pathOf(sent), undefined, z.null());
};

const isAborted = (signal: AbortSignal): boolean => signal.aborted;

/** Waits, but no longer than until the network is back. Rejects when it is aborted. */
const waitForLine = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done, fail) => {
    const end = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      if (isAborted(signal)) fail(new DOMException('stopped', 'AbortError'));
      else done();
    };
    const timer = setTimeout(end, ms);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
  });

/**
 * Sends a file in pieces and then asks for what shall become of it. Whatever is cut in between goes on from where the hub has it, for as
 * long as it takes, also where an earlier page left off. Throws the hub's refusals, and an AbortError when it is aborted.
 */
export const sendInPieces = async <Answer>(
  file: Blob,
  sent: SentFile,
  finish: () => Promise<Answer>,
  { onState, signal }: WatchedPieces,
): Promise<Answer> => {
  let length = firstPiece;
  let share = 0;
  const tell = (bytes: number, cut = false): void => {
    share = bytes / file.size;
    onState({ share, cut });
  };

  const sendAll = async (): Promise<Answer> => {
    let { received } = await getJson(pathOf(sent), UploadState, { signal });
    tell(received);
    while (received < file.size) {
      const from = received;
      const piece = file.slice(from, from + length);
      const beganMs = performance.now();
      ({ received } = await sendWatched(`${pathOf(sent)}&offset=${from}`, piece, UploadState, {
        method: 'PATCH',
        contentType: 'application/octet-stream',
        silentMs,
        onSent: (part) => tell(from + part * piece.size),
        signal,
      }));
      length = nextPiece(piece.size, performance.now() - beganMs);
      tell(received);
    }
    return finish();
  };

  for (let attempt = 0; ; attempt += 1)
    try {
      const before = share;
      try {
        return await sendAll();
      } finally {
        if (share > before) attempt = 0;
      }
    } catch (error) {
      if (isAborted(signal) || !passes(error)) throw error;
      length = Math.max(smallestPiece, Math.round(length / 2));
      onState({ share, cut: true });
      await waitForLine(reconnectDelay(attempt, Math.random()), signal);
    }
};
