import { useEffect, useEffectEvent, useState } from 'react';

const events = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/**
 * Whether mouse or keyboard were used in the last `afterMs` milliseconds: controls fade when they were not.
 * @param onAsleep runs when it ends, for what should not wait there half done
 */
export const useAwake = (afterMs: number, onAsleep: () => void): boolean => {
  const [awake, setAwake] = useState(true);
  const sleep = useEffectEvent(() => {
    setAwake(false);
    onAsleep();
  });
  useEffect(() => {
    let timer = setTimeout(() => sleep(), afterMs);
    const stir = (): void => {
      clearTimeout(timer);
      setAwake(true);
      timer = setTimeout(() => sleep(), afterMs);
    };
    for (const event of events) window.addEventListener(event, stir);
    return () => {
      clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, stir);
    };
  }, [afterMs]);
  return awake;
};
