import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { switchLanguage } from '../../i18n/current-language.ts';
import { useLanguage } from './use-language.ts';

/** Vietnamese or English; the choice is remembered where the languages are loaded. */
export const LanguageSwitch = () => {
  const { t } = useTranslation('desk');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={useLanguage()}
      onChange={(language) => void switchLanguage(language)}
      data={[
        { value: 'vi', label: 'Tiếng Việt' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
};
