import type { ConclusionState } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../ui/desk/figures.ts';

/** Words for how far a conclusion's task is, and how often something was noted of it. */
export const useStateWords = (): ((state: ConclusionState) => string) => {
  const { t } = useTranslation('conclusions');
  return ({ state, notes }) => t('taskState', { state: t(`states.${state}`), notes: numberText(notes) });
};
