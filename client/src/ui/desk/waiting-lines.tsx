import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Grey lines in the place of what is on its way. */
export const WaitingLines = () => {
  const { t } = useTranslation('desk');
  return (
    <Stack gap="sm" role="status" aria-label={t('loading')}>
      {[90, 100, 100, 96, 100, 70].map((width, line) => (
        <Skeleton key={line} height={24} width={`${width}%`} />
      ))}
    </Stack>
  );
};
