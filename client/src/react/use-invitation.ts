import type { Instant, ResultOf } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useHub } from './hub-context.tsx';
import { useNow } from './use-now.ts';

/** An invitation of a panel as it stands: on its way, refused, good for so many milliseconds, or over. */
export type Invitation =
  | { readonly state: 'asking' | 'over' }
  | { readonly state: 'refused'; readonly error: unknown }
  | (Pick<ResultOf<'panels.invite'>, 'path' | 'code'> & {
      readonly state: 'open';
      readonly leftMs: number;
      /** When it was made, by the hub's clock. */
      readonly since: Instant;
    });

type Answer =
  { readonly invited: ResultOf<'panels.invite'>; readonly at: Instant } | { readonly error: unknown } | 'asking';

const standing = (answer: Answer, now: Instant): Invitation => {
  if (answer === 'asking') return { state: 'asking' };
  if ('error' in answer) return { state: 'refused', error: answer.error };
  const { invited, at } = answer;
  // The time is told twice a second: it may be a little older than the answer.
  const leftMs = Math.min(invited.forMs, at + invited.forMs - now);
  const { path, code } = invited;
  return leftMs > 0 ? { state: 'open', path, code, leftMs, since: at } : { state: 'over' };
};

/** Invites a device to become a panel of the meeting that this page attends, as soon as it is shown, and again when it is asked to. */
export const useInvitation = (): readonly [Invitation, again: () => void] => {
  const { hub, signalling } = useHub();
  const now = useNow(500);
  const [round, setRound] = useState(1);
  const [answer, setAnswer] = useState<Answer>('asking');
  useEffect(() => {
    let gone = false;
    const note = (heard: Answer): void => {
      if (!gone) setAnswer(heard);
    };
    // It counts from the hub's answer on: shown for a moment less rather than longer.
    const at = hub.now();
    signalling.ask('panels.invite', {}).then(
      (invited) => note({ invited, at }),
      (error: unknown) => note({ error }),
    );
    return () => {
      gone = true;
    };
  }, [hub, signalling, round]);
  const again = (): void => {
    setAnswer('asking');
    setRound(round + 1);
  };
  return [standing(answer, now), again];
};
