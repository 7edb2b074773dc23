import { timeOfPc } from './clock.ts';
import { shouldReload } from './outdated-page.ts';

const askAgainInMs = 2000;

const hubAnswers = async (): Promise<boolean> => {
  try {
    return (await fetch('/readyz', { cache: 'no-store' })).ok;
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
