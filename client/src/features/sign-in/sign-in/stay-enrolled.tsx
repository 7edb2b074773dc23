import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** On an endpoint's PC: one browser is either an endpoint or a person, so signing in would cost the enrolment. */
export const StayEnrolled = ({ name, onAnyway }: { name: string; onAnyway: () => void }) => {
  const { t } = useTranslation('sign-in');
  return (
    <Stack>
      <Title order={1}>{t('enrolledTitle', { name })}</Title>
      <Text>{t('enrolledLoses')}</Text>
      <Button component="a" href="/" size="md">
        {t('toStart')}
      </Button>
      <Button variant="default" onClick={onAnyway}>
        {t('signInAnyway')}
      </Button>
    </Stack>
  );
};
