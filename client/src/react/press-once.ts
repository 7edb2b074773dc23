import type { KeyboardEvent, MouseEvent } from 'react';

/** Marks a button that is meant to be pressed several times in a row, such as one that turns a page. */
export const mayRepeat = { 'data-repeats': true } as const;

/** A double click presses once: its second press would take the first one back, or hit what appeared under the mouse by the first. */
const refuseSecondClick = (event: MouseEvent): void => {
  const { target } = event;
  if (event.detail < 2 || (target instanceof Element && target.closest('[data-repeats]') !== null)) return;
  event.preventDefault();
  event.stopPropagation();
};

/** A key that is held down presses once. */
const refuseHeldKey = (event: KeyboardEvent): void => {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
};

/** Given to the element around buttons, each deliberate press of a person counts once. */
export const pressOnce = { onClickCapture: refuseSecondClick, onKeyDownCapture: refuseHeldKey } as const;
