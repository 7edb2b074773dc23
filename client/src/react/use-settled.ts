import { useEffect, useState } from 'react';

/** Nobody aims at something and presses it within this many milliseconds of its appearing; whoever presses meant what stood there before. */
const settleMs = 350;

/** Whether what `shown` names has stood there long enough to be meant by a press. */
export const useSettled = (shown: string): boolean => {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(shown), settleMs);
    return () => clearTimeout(timer);
  }, [shown]);
  return settled === shown;
};
