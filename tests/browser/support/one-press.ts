import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until the hub takes the next press for one of its own: of a step to the next (of the roll, of the list of speakers) it takes two
 * within a second for one, whoever is called by then.
 */
export const ofItsOwn = (): Promise<void> => delay(1_200);
