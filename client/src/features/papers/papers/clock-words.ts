import type { NoticeClock } from '@diem-cau/shared';
import type { TFunction } from 'i18next';
import { calendarDayText } from '../../../ui/desk/figures.ts';

/** Where the notice's clock stands, in one short sentence. */
export const clockWords = (t: TFunction<'papers'>, { state, due, issuedOn, daysLeft }: NoticeClock): string => {
  const day = issuedOn === null ? '' : calendarDayText(issuedOn);
  switch (state) {
    case 'not-running':
      return t(due === null ? 'clock.stillOpen' : 'clock.noConclusions');
    case 'running':
      return daysLeft === 0 ? t('clock.today') : t('clock.running', { count: daysLeft ?? 0 });
    case 'overdue':
      return t('clock.overdue', { count: Math.abs(daysLeft ?? 0) });
    case 'in-time':
      return t('clock.inTime', { day });
    case 'late':
      return t('clock.late', { day });
  }
};
