import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from './use-language.ts';

/** Vietnamese or English; the choice is remembered where the languages are loaded. */
export const LanguageSwitch = () => {
  const { t, i18n } = useTranslation('desk');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={useLanguage()}
      onChange={(language) => void i18n.changeLanguage(language)}
      data={[
        { value: 'vi', label: 'Tiếng Việt' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
};
