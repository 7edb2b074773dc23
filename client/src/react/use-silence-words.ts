import type { SeatView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useClockText } from './use-clock-text.ts';

/** Says in words that nothing is heard of a seat, or nothing comes by its media; null while they flow. */
export const useSilenceWords = ({ lost, outage }: Pick<SeatView, 'lost' | 'outage'>): string | null => {
  const { t } = useTranslation('meeting');
  const { time } = useClockText();
  if (lost !== undefined) return t('seat.lost', { time: time(lost.since) });
  return outage === undefined ? null : t('seat.noMedia', { time: time(outage.since) });
};
