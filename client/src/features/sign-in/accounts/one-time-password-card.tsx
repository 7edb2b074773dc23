import type { NewAccountResult } from '@diem-cau/shared';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../ui/desk/copy-field.tsx';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';

/** A one-time password, shown this once; it cannot be looked up again. */
export const OneTimePasswordCard = ({ minted, onClose }: { minted: NewAccountResult | null; onClose: () => void }) => {
  const { t } = useTranslation(['admin', 'desk']);
  const times = useTimes();
  return (
    <DeskDialog
      opened={minted !== null}
      onClose={onClose}
      title={t('accounts.minted', { name: minted?.account.displayName ?? '' })}
      shownOnce
    >
      {minted !== null && (
        <Stack>
          <Text>{t('accounts.mintedWhat')}</Text>
          {minted.account.oneTimeUntil !== null && (
            <Text>{t('accounts.mintedUntil', { until: times.moment(minted.account.oneTimeUntil) })}</Text>
          )}
          <CopyField label={t('accounts.userName')} value={minted.account.userName} />
          <CopyField label={t('accounts.oneTimePassword')} value={minted.oneTimePassword} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('accounts.mintedDone')}</Button>
          </Group>
        </Stack>
      )}
    </DeskDialog>
  );
};
