import { Refusal, type RefusalCode } from '@diem-cau/shared';
import { resumeAgainMs } from './held-seat.ts';
import type { Hub } from './hub.ts';
import { HubUnreachable } from './http.ts';

/** A press holds for so long while the hub can't be reached, in milliseconds; whoever pressed may have gone after that, and presses again. */
const holdsMs = 30_000;
/** The same where the hub refuses with what passes by itself: sooner, as it may not pass, and the hub says why. */
const refusedForMs = 8_000;
/** Of a hub that is busy, or whose media server is just being started anew. */
const passing: readonly RefusalCode[] = ['media-unavailable', 'too-many-requests', 'outcome-unknown'];

/** What of the hub a press needs. */
interface PressedHub extends Pick<Hub, 'onGreeted'> {
  readonly signalling: Pick<Hub['signalling'], 'connection'>;
}

const passes = (error: unknown): boolean => error instanceof Refusal && passing.includes(error.code);

/** Whether the hub can be asked again before this moment, by `performance.now()`: it is connected still, or has greeted the page anew. */
const comesBack = async (hub: PressedHub, untilMs: number): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const look = (): void => {
    if (hub.signalling.connection.getState().state === 'connected') resolve(true);
  };
  const ends = [
    // A wire that breaks says so a moment later.
    setTimeout(look, resumeAgainMs()),
    setTimeout(() => resolve(false), Math.max(0, untilMs - performance.now())),
  ];
  const deaf = hub.onGreeted(() => resolve(true));
  const back = await promise;
  deaf();
  for (const timer of ends) clearTimeout(timer);
  return back;
};

/**
 * Does what a person has pressed, once more where the hub was lost under it or was too busy for it: on a weak line one press has to do. Throws what it throws; HubUnreachable
 * only when the hub has stayed away for half a minute, and what passes by itself when it has not passed in 8 s.
 */
export const heldPress = async (hub: PressedHub, act: () => Promise<void>): Promise<void> => {
  const pressedMs = performance.now();
  for (;;) {
    try {
      return await act();
    } catch (error) {
      const untilMs = pressedMs + (passes(error) ? refusedForMs : holdsMs);
      if (!passes(error) && !(error instanceof HubUnreachable)) throw error;
      if (!(await comesBack(hub, untilMs))) throw error;
    }
  }
};
