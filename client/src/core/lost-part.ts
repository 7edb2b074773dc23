import { timeOfPc } from './clock.ts';
import { shouldReload } from './outdated-page.ts';

const askAgainInMs = 2000;

/** Longer than an answer takes on the weakest line; on one that is cut a request may hang for minutes. */
const answersWithinMs = 10_000;

/** Whether the hub answers now. Never rejects. */
export const hubAnswers = async (): Promise<boolean> => {
  try {
    return (await fetch('/readyz', { cache: 'no-store', signal: AbortSignal.timeout(answersWithinMs) })).ok;
  } catch {
    return false;
  }
};

/**
 * Loads the page anew, as soon as the hub answers, when a part of it that is only loaded where it is opened did not come: the hub was
 * renewed while the page stood open, or is away. What was being typed is kept by the pages themselves.
 */
export const reloadForLostPart = async (): Promise<void> => {
  while (!(await hubAnswers())) await new Promise((done) => setTimeout(done, askAgainInMs));
  if (shouldReload(sessionStorage, timeOfPc())) window.location.reload();
};
