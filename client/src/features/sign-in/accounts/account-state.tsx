import type { AccountBody } from '@diem-cau/shared';
import { Badge, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';

/** Whether an account is in use, locked, or waits for the first sign-in with its one-time password. */
export const AccountState = ({ account: { locked, oneTimeUntil } }: { readonly account: AccountBody }) => {
  const { t } = useTranslation('admin');
  const times = useTimes();

  if (locked)
    return (
      <Badge color="red" variant="outline">
        {t('accounts.locked')}
      </Badge>
    );
  if (oneTimeUntil !== null)
    return (
      <Stack gap={2} align="flex-start">
        <Badge color="gray.8" variant="outline">
          {t('accounts.oneTime')}
        </Badge>
        <Text size="xs">{t('accounts.oneTimeUntil', { until: times.moment(oneTimeUntil) })}</Text>
      </Stack>
    );
  return (
    <Badge color="teal.9" variant="outline">
      {t('accounts.active')}
    </Badge>
  );
};
