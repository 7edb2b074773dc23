import { useContext, useMemo } from 'react';
import { deskTimes, type DeskTimes } from './desk-times.ts';
import { HubZoneContext } from './hub-zone.ts';

/** Times in the hub's zone; in the browser's where a page has not asked the hub. */
export const useTimes = (): DeskTimes => {
  const timeZone = useContext(HubZoneContext);
  return useMemo(() => deskTimes(timeZone), [timeZone]);
};
