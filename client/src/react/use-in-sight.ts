import type { Instant } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useHub } from './hub-context.tsx';

/** So long something that was said stays in sight, in milliseconds: read at ease from the back row, and gone before it is in the way. */
const lingersMs = 30_000;
/** What is older than this when the page begins, in milliseconds, is read back where somebody wants to. */
const freshMs = 120_000;

/** Whether something is in sight, and what puts it away. */
export interface InSight {
  readonly on: boolean;
  readonly putAway: () => void;
}

/**
 * What was said is in sight for a while from when the page knows it, or until somebody puts it away.
 * @param key another one for each thing that is said; empty where there is none
 * @param at when it was said, by the hub's clock
 */
export const useInSight = (key: string, at: Instant): InSight => {
  const { hub } = useHub();
  const [since] = useState(() => hub.now() - freshMs);
  const [away, setAway] = useState('');
  const on = key !== '' && key !== away && at >= since;
  useEffect(() => {
    if (!on) return undefined;
    const timer = setTimeout(() => setAway(key), lingersMs);
    return () => clearTimeout(timer);
  }, [on, key]);
  return { on, putAway: () => setAway(key) };
};
