import type { MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';

/** What is to be said of checkpoints of presence to whoever conducts: how they are set, or who has confirmed at one that stands; null where there are none. */
export const useCheckpointWords = (): ((view: MeetingView) => string | null) => {
  const { t } = useTranslation('roll');
  return ({ seats, checkpoint, checkpoints }) => {
    if (checkpoint !== null) {
      const communes = seats.filter(({ leads }) => !leads);
      const confirmed = communes.filter(({ confirmedAt }) => confirmedAt !== undefined);
      return t('checkpoints.open', { confirmed: confirmed.length, all: communes.length });
    }
    return checkpoints === null
      ? null
      : `${t('checkpoints.title')}: ${t('checkpoints.set', { every: checkpoints.everyMinutes })}`;
  };
};
