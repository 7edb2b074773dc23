import type { Instant } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { dayInWords, timeOfDay, timeToTheSecond } from '../core/clock-format.ts';
import { useHub } from './hub-context.tsx';

/** Times of day and days as words, in the hub's time zone and as its clock tells them, also where that was set in a meeting. */
export const useClockText = (): Record<'time' | 'second' | 'day', (at: Instant) => string> => {
  const { i18n } = useTranslation();
  const { hub, hello } = useHub();
  const { timeZone } = hello;
  const { ms } = useStore(hub.clockAhead);
  return {
    time: (at) => timeOfDay(at + ms, timeZone),
    second: (at) => timeToTheSecond(at + ms, timeZone),
    day: (at) => dayInWords(at + ms, timeZone, i18n.language),
  };
};
