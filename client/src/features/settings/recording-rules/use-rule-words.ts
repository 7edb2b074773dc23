import type { RecordingRule } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';

/** What of a rule has words. */
export interface RuleWords {
  readonly recording: (rule: RecordingRule) => string;
  readonly kept: (rule: RecordingRule) => string;
}

/** A rule in words. */
export const useRuleWords = (): RuleWords => {
  const { t } = useTranslation('recording-rules');
  return {
    recording: ({ recording }) => t(`recordings.${recording}`),
    kept: ({ recording, days }) => {
      if (recording === 'never') return t('notKept');
      return days === null ? t('forGood') : t('days', { count: days });
    },
  };
};
