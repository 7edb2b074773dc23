import { setTimeout as delay } from 'node:timers/promises';
import type { WrtcEndpoint } from './wrtc-endpoint.ts';

/** Begun so often, a microphone has no more pieces of a recording for a while. */
const begins = { first: 40, again: 8 } as const;
/** Each is long enough for a packet to come. */
const eachMs = 250;
/** The hub gives it a piece each four seconds: where the last attempt came just then it is kept, and tried again. */
const attempts = 8;
const namedWithinMs = 10_000;

/** Begins to send a microphone, and ends it, until nothing of the next one, which stays open, is kept by the recorder. @returns how long it took to be named, in milliseconds */
export const sendUnkept = async (endpoint: WrtcEndpoint, isNamed: () => boolean): Promise<number> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    for (let nth = 0; nth < (attempt === 0 ? begins.first : begins.again); nth += 1) {
      await endpoint.send('microphone');
      await delay(eachMs);
      await endpoint.stop('microphone');
    }
    await endpoint.send('microphone');
    const openedAt = performance.now();
    while (!isNamed() && performance.now() - openedAt < namedWithinMs) await delay(50);
    if (isNamed()) return performance.now() - openedAt;
    await endpoint.stop('microphone');
  }
  throw new Error('all of the microphone was kept');
};
