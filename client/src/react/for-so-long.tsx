import type { Instant } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { timeLeft } from '../core/floor/time-left.ts';
import { useNow } from './use-now.ts';

/** How long something has gone on, to be read after its beginning: `, đã 0:12`. Not read out anew each second. */
export const ForSoLong = ({ since }: { since: Instant }) => {
  const { t } = useTranslation('meeting');
  const now = useNow();
  return (
    <span aria-live="off" data-testid="for-so-long">
      {t('lost.forSoLong', { for: timeLeft({ since, until: null }, now).text })}
    </span>
  );
};
