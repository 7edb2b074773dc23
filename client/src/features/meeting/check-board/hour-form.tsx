import type { CheckHour } from '@diem-cau/shared';
import { Button, Group, Popover, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { setCheckHour } from './check-board-api.ts';

/** The time of day from which endpoints check themselves by themselves; empty for never. */
export const HourForm = ({ hour, onSet }: { readonly hour: CheckHour; readonly onSet: () => void }) => {
  const { t } = useTranslation('check');
  const [time, setTime] = useState(hour ?? '');
  const setting = useAttempt(async () => {
    await setCheckHour(time === '' ? null : time);
    onSet();
  });
  const form = (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void setting.run();
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          type="time"
          size="xs"
          label={t('board.hour')}
          description={t('board.hourHint')}
          value={time}
          onChange={({ currentTarget }) => setTime(currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" loading={setting.busy} disabled={time === (hour ?? '')}>
          {t('board.hourSave')}
        </Button>
      </Group>
      <TroubleNotice error={setting.error} />
    </form>
  );
  return (
    <Popover withinPortal position="bottom-end" width={340} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconClock size={18} aria-hidden />}
          h="auto"
          mih={36}
          // On a telephone the words stand in two lines.
          styles={{ label: { whiteSpace: 'normal' } }}
          data-testid="check-hour"
        >
          {t('board.hour')}: {hour ?? t('board.hourOff')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>{form}</Popover.Dropdown>
    </Popover>
  );
};
