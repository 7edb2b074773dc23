import type { Instant } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useHub } from './hub-context.tsx';

/** The hub's time, told anew every `everyMs` milliseconds. */
export const useNow = (everyMs = 1_000): Instant => {
  const { hub } = useHub();
  const [now, setNow] = useState(() => hub.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(hub.now()), everyMs);
    return () => clearInterval(timer);
  }, [hub, everyMs]);
  return now;
};
