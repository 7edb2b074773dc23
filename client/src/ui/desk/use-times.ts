import { useContext, useMemo } from 'react';
import { DeskPersonContext } from './desk-person.ts';
import { deskTimes, type DeskTimes } from './desk-times.ts';

/** Times in the hub's zone; outside the desk shell in the browser's. */
export const useTimes = (): DeskTimes => {
  const timeZone = useContext(DeskPersonContext)?.timeZone ?? null;
  return useMemo(() => deskTimes(timeZone), [timeZone]);
};
