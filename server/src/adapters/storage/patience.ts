import { setTimeout as delay } from 'node:timers/promises';
import { recordUnavailable, troubleOf } from './trouble.ts';

/** How long a passing trouble is borne with, and between tries, in milliseconds. */
const patienceMs = 2_000;
const pauseMs = 100;

/**
 * Does a piece of work on the database that is whole or nothing, again and again while the trouble may pass. Throws Refusal
 * `record-unavailable` when it does not. It has no end while `mustKnow` says that what came of an earlier try is not known.
 */
export const attempt = async <Result>(
  work: () => Promise<Result>,
  mustKnow: () => boolean = () => false,
): Promise<Result> => {
  const patientUntil = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === null && !mustKnow()) throw error;
      if (!mustKnow() && (trouble === 'unwritable' || performance.now() >= patientUntil))
        throw recordUnavailable(error);
      await delay(pauseMs);
    }
  }
};
