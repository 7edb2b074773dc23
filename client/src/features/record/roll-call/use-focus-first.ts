import { useEffect, type RefObject } from 'react';

/** Leads the keyboard to the first element of a frame that fits, each time that `turn` grows; 0 leaves it where it is. */
export const useFocusFirst = (frame: RefObject<HTMLElement | null>, selector: string, turn: number): void =>
  useEffect(() => {
    if (turn > 0) frame.current?.querySelector<HTMLElement>(selector)?.focus();
  }, [frame, selector, turn]);
