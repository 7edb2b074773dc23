import { Button, Title } from '@mantine/core';
import { IconHeadphones } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './record-page.module.css';

/** Leads to where the meeting is heard. */
export const RecordedCard = ({ to }: { readonly to: string }) => {
  const { t } = useTranslation('records');
  return (
    <section className={classes.toldAgain} data-testid="recorded-card">
      <Title order={2} mb={4}>
        {t('heard.title')}
      </Title>
      <p>{t('heard.lead')}</p>
      <Button component={Link} to={to} variant="default" leftSection={<IconHeadphones size={18} aria-hidden />}>
        {t('heard.open')}
      </Button>
    </section>
  );
};
