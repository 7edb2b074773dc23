import { setTimeout as delay } from 'node:timers/promises';
import { recordUnavailable, troubleOf } from './trouble.ts';

/** How long a passing trouble is borne with, and between tries, in milliseconds. */
const patienceMs = 2_000;
const pauseMs = 100;

/**
 * Does a piece of work on the database that is whole or nothing, again and again while the trouble may pass. Throws Refusal
 * `record-unavailable` when it does not. It has no end while `mustKnow` says that what came of an earlier try is not known.
 * @param forMs how long a passing trouble is borne with
 */
export const attempt = async <Result>(
  work: () => Promise<Result>,
  mustKnow: () => boolean = () => false,
  forMs = patienceMs,
): Promise<Result> => {
  const patientUntil = performance.now() + forMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === null && !mustKnow()) throw error;
      // A standstill of the hub itself may have eaten the time up: there is always a second try.
      const isOver = tries > 1 && performance.now() >= patientUntil;
      if (!mustKnow() && (trouble === 'unwritable' || isOver)) throw recordUnavailable(error);
      await delay(pauseMs);
    }
  }
};
