import { Alert, List } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** What low, base and high mean: they are named by the saving that comes out, not by the figure that goes in. */
export const ScenariosExplained = () => {
  const { t } = useTranslation('parameters');
  return (
    <Alert color="accent" variant="outline" mb="lg" icon={<IconInfoCircle aria-hidden />} title={t('explained.title')}>
      <List size="sm" maw="110ch">
        <List.Item>{t('explained.names')}</List.Item>
        <List.Item>{t('explained.example')}</List.Item>
        <List.Item>{t('explained.unknown')}</List.Item>
        <List.Item>{t('explained.past')}</List.Item>
      </List>
    </Alert>
  );
};
