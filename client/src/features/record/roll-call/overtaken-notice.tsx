import type { ConfirmedRoll } from '@diem-cau/shared';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';

interface OvertakenNoticeProps {
  /** What somebody confirmed meanwhile; null where what was there is there no more. */
  readonly newer: ConfirmedRoll | null;
  readonly onTake: () => void;
  readonly onKeep: () => void;
}

/** Somebody confirmed this endpoint while the clerk was typing: both are there, and the clerk decides. */
export const OvertakenNotice = ({ newer, onTake, onKeep }: OvertakenNoticeProps) => {
  const { t } = useTranslation('roll-call');
  const { exactClock } = useTimes();
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      mb="sm"
      icon={<IconUsers aria-hidden />}
      title={newer === null ? t('overtaken.gone') : t('overtaken.title', { by: newer.by, at: exactClock(newer.at) })}
    >
      <Text size="sm" mb="xs">
        {t('overtaken.what')}
      </Text>
      <Group gap="xs">
        <Button size="xs" onClick={onTake}>
          {t('overtaken.take')}
        </Button>
        <Button size="xs" variant="default" onClick={onKeep}>
          {t('overtaken.keep')}
        </Button>
      </Group>
    </Alert>
  );
};
