import { useTranslation } from 'react-i18next';
import { calendarDayText } from '../../../ui/desk/figures.ts';
import type { Period } from './period.ts';

const romanQuarters = ['I', 'II', 'III', 'IV'] as const;

/** What an office calls a period: `năm 2026`, `quý I/2026`, `tháng 03/2026`, or its two days. */
export const usePeriodName = (): ((period: Period) => string) => {
  const { t } = useTranslation('reports');
  return ({ kind, from, to }) => {
    const [year, month] = [from.slice(0, 4), from.slice(5, 7)];
    switch (kind) {
      case 'year':
        return t('periodNames.year', { year });
      case 'half':
        return t(month === '01' ? 'periodNames.firstHalf' : 'periodNames.secondHalf', { year });
      case 'quarter':
        return t('periodNames.quarter', { quarter: romanQuarters[(Number(month) - 1) / 3], year });
      case 'month':
        return t('periodNames.month', { month, year });
      case 'range':
        return t('periodNames.range', { from: calendarDayText(from), to: calendarDayText(to) });
    }
  };
};
