import type { MeetingView } from '@diem-cau/shared';
import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../react/hub-context.tsx';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { readCap } from './read-cap.ts';

interface LiveCapProps {
  readonly view: MeetingView;
  readonly mayChange: boolean;
  readonly disabled: boolean;
}

/** How many endpoints may be in at once, and for who conducts a way to change it. */
export const LiveCap = ({ view, mayChange, disabled }: LiveCapProps) => {
  const { t } = useTranslation('records');
  const [changing, setChanging] = useState(false);
  const close = (): void => setChanging(false);
  return (
    <Group gap="xs">
      <Text>{t('live.cap.now', { cap: numberText(view.maxEndpoints) })}</Text>
      {mayChange && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={disabled}
          aria-label={t('live.cap.changeIt')}
          onClick={() => setChanging(true)}
        >
          {t('live.cap.change')}
        </Button>
      )}
      <DeskDialog opened={changing} onClose={close} title={t('live.cap.changeIt')}>
        <CapForm cap={view.maxEndpoints} onClose={close} />
      </DeskDialog>
    </Group>
  );
};

const CapForm = ({ cap, onClose }: { cap: number; onClose: () => void }) => {
  const { t } = useTranslation(['records', 'desk']);
  const { signalling } = useHub();
  const [typed, setTyped] = useState<number | string>(cap);
  const [checked, setChecked] = useState(false);
  const wanted = readCap(typed);
  const save = useAttempt(async (maxEndpoints: number) => {
    await signalling.ask('meeting.changeCap', { maxEndpoints });
    onClose();
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (wanted !== null) void save.run(wanted);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <NumberInput
          label={t('live.cap.label')}
          description={t('live.cap.hint')}
          min={1}
          max={1000}
          clampBehavior="none"
          allowDecimal={false}
          hideControls
          data-autofocus
          value={typed}
          onChange={setTyped}
          error={checked && wanted === null ? t('live.cap.fault') : null}
        />
        <TroubleNotice error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('desk:cancel')}
          </Button>
          <Button type="submit" loading={save.busy}>
            {t('desk:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
