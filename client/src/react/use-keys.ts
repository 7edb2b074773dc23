import { useEffect, useEffectEvent } from 'react';

/**
 * What keys do, by `KeyboardEvent.code`, so that a Vietnamese input method does not get in the way; `Shift+` stands before the code of
 * a key that has to be pressed with it.
 */
export type Keys = Readonly<Record<string, () => void>>;

/** Where a key belongs to what has the focus, and to nothing else. */
const ownKeys = 'input, select, textarea, dialog, [role="alertdialog"], [contenteditable]';

/** Runs what a key stands for, once for each press, unless a text is being written, a list chosen from, or a question answered. */
export const useKeys = (keys: Keys, active = true): void => {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    const taken = target instanceof HTMLElement && target.closest(ownKeys) !== null;
    if (!active || taken || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = keys[event.shiftKey ? `Shift+${event.code}` : event.code];
    if (act === undefined) return;
    event.preventDefault();
    if (!event.repeat) act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
};
