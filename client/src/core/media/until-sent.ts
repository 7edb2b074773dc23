import { Refusal, type RefusalCode } from '@diem-cau/shared';
import { HubUnreachable } from '../http.ts';

/** Refusals that pass by themselves: of a hub that is busy, or has just come back. What was stored all the same is found to be there at the next attempt. */
const passing: readonly RefusalCode[] = [
  'too-many-requests',
  'media-unavailable',
  'record-unavailable',
  'outcome-unknown',
  'not-in-meeting',
  'internal',
];

/** How long to wait before the next attempt, in milliseconds; chance spreads the pages of a hub that has just come back. */
const againMs = (): number => 700 + 600 * Math.random();

const passes = (error: unknown): boolean =>
  error instanceof HubUnreachable || (error instanceof Refusal && passing.includes(error.code));

/**
 * Sends what is wished, again and again while the hub is too busy for it, until it is sent or `wished` no longer holds. Throws what
 * does not pass by itself.
 */
export const untilSent = async (send: () => Promise<void>, wished: () => boolean): Promise<void> => {
  while (wished()) {
    try {
      await send();
      return;
    } catch (error) {
      if (!wished()) return;
      if (!passes(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, againMs()));
    }
  }
};
