import type { CheckFigures } from '@diem-cau/shared';
import type { Signalling } from '../signalling.ts';
import { pause, untilEnded } from './pause.ts';

/** Longer than that, and the line is taken for one that does not come back, in milliseconds. */
const backWithinMs = 30_000;

/** Cuts the page's own connection to the hub and waits until it is there again. */
export const comeBack = async (
  signalling: Pick<Signalling, 'close' | 'open' | 'connection'>,
  ending: AbortSignal,
): Promise<CheckFigures['reconnect']> => {
  const cutMs = performance.now();
  const back = Promise.withResolvers<number>();
  signalling.close();
  signalling.open();
  const end = signalling.connection.subscribe(({ state }) => {
    if (state === 'connected') back.resolve(performance.now() - cutMs);
  });
  try {
    const never = pause(backWithinMs, ending).then(() => null);
    return { backMs: await untilEnded(Promise.race([back.promise, never]), ending) };
  } finally {
    end();
  }
};
