import { useEffect, useEffectEvent } from 'react';

/** What single keys do, by `KeyboardEvent.code`, so that a Vietnamese input method does not get in the way. */
export type Keys = Readonly<Record<string, () => void>>;

/** Runs what a key stands for, unless a text is being written, a list chosen from, or a modifier held. */
export const useKeys = (keys: Keys, active = true): void => {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    const writing = target instanceof HTMLElement && target.closest('input, select, textarea, dialog') !== null;
    if (!active || writing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const act = keys[event.code];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
};
