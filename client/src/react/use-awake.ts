import { useEffect, useState } from 'react';

const events = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/** Whether mouse or keyboard were used in the last `afterMs` milliseconds: controls fade when they were not. */
export const useAwake = (afterMs: number): boolean => {
  const [awake, setAwake] = useState(true);
  useEffect(() => {
    let timer = setTimeout(() => setAwake(false), afterMs);
    const stir = (): void => {
      clearTimeout(timer);
      setAwake(true);
      timer = setTimeout(() => setAwake(false), afterMs);
    };
    for (const event of events) window.addEventListener(event, stir);
    return () => {
      clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, stir);
    };
  }, [afterMs]);
  return awake;
};
