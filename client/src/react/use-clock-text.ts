import type { Instant } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { dayInWords, timeOfDay, timeToTheSecond } from '../core/clock-format.ts';
import { useHub } from './hub-context.tsx';

/** Times of day and days as words, in the hub's time zone. */
export const useClockText = (): Record<'time' | 'second' | 'day', (at: Instant) => string> => {
  const { i18n } = useTranslation();
  const { timeZone } = useHub().hello;
  return {
    time: (at) => timeOfDay(at, timeZone),
    second: (at) => timeToTheSecond(at, timeZone),
    day: (at) => dayInWords(at, timeZone, i18n.language),
  };
};
