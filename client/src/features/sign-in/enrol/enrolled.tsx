import { Button, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Says which endpoint this PC is now. The start page is loaded anew, as the endpoint. */
export const Enrolled = ({ name, leads }: { name: string; leads: boolean }) => {
  const { t } = useTranslation('sign-in');
  return (
    <Stack role="status">
      <ThemeIcon size={56} radius="xl" color="teal.9">
        <IconCheck size={36} aria-hidden />
      </ThemeIcon>
      <Title order={1}>{t('enrolled', { name })}</Title>
      {leads && <Text>{t('enrolledLeads')}</Text>}
      <Text>{t('enrolledNext')}</Text>
      <Button component="a" href="/" size="xl" autoFocus>
        {t('toStart')}
      </Button>
    </Stack>
  );
};
