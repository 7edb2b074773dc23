import type { ProfileBody } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';

type Said = ProfileBody['fields']['mark'];

/** Says where a value comes from: who typed it here and when, or what the start said. */
export const useSourceWords = (): ((said: Said) => string) => {
  const { t } = useTranslation('profile');
  const times = useTimes();
  return ({ source, by, at }) => t(`sources.${source}`, { by, at: at === null ? '' : times.moment(at) });
};
