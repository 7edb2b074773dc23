import { useState } from 'react';

const key = 'diem-cau.room-keys';

const remembered = (): boolean => {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return true;
  }
};

/** Whether single keys act; who works by voice or with a shaking hand can switch them off. Remembered. */
export const useSingleKeys = (): readonly [boolean, (on: boolean) => void] => {
  const [on, setOn] = useState(remembered);
  const change = (wanted: boolean): void => {
    setOn(wanted);
    try {
      localStorage.setItem(key, wanted ? 'on' : 'off');
    } catch {
      // Without storage the choice holds until the page is closed.
    }
  };
  return [on, change];
};
