import { useEffect, useState } from 'react';
import { digits } from '../core/acts/keys.ts';
import { typeDigit } from '../core/acts/typed-number.ts';
import { useKeys } from './use-keys.ts';

/** A number that nobody finishes is forgotten after so many milliseconds. */
const forgottenAfterMs = 6_000;

/** The number of an endpoint that is being typed. */
export interface TypedNumber {
  /** Null while none is. */
  readonly number: number | null;
  readonly forget: () => void;
}

/**
 * Digits that are typed one after the other, on the number pad or above the letters; Enter ends the number, Escape takes it back.
 * @param onEnter runs with the number that was meant
 */
export const useTypedNumber = (highest: number, active: boolean, onEnter: (number: number) => void): TypedNumber => {
  const [typed, setTyped] = useState('');
  const forget = (): void => setTyped('');
  const enter = (): void => {
    forget();
    onEnter(Number(typed));
  };
  useEffect(() => {
    if (typed === '') return undefined;
    const timer = setTimeout(() => setTyped(''), forgottenAfterMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const type = [...digits].map(([code, digit]) => [code, () => setTyped(typeDigit(typed, digit, highest))] as const);
  useKeys(Object.fromEntries(type), active);
  // Only while a number is being typed: at other times these keys belong to what has the focus.
  useKeys({ Enter: enter, NumpadEnter: enter, Escape: forget, Backspace: forget }, active && typed !== '');
  return { number: typed === '' || !active ? null : Number(typed), forget };
};
