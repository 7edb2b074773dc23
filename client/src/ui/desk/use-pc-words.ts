import type { EnrolledPc } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useTimes } from './use-times.ts';

/** A PC in words: `Chrome 150 trên Windows, kết nối gần nhất 26/11/2026 08:41`. */
export const usePcWords = () => {
  const { t } = useTranslation('desk');
  const { moment } = useTimes();
  return ({ browser, system, lastSeenAt }: Pick<EnrolledPc, 'browser' | 'system' | 'lastSeenAt'>): string => {
    const name = browser === '' && system === '' ? t('pc.unknown') : t('pc.named', { browser, system });
    return lastSeenAt === null ? name : t('pc.seen', { name, at: moment(lastSeenAt) });
  };
};
