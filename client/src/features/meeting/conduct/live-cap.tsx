import type { MeetingView } from '@diem-cau/shared';
import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeCap } from '../../../core/acts/endpoints.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { readCap } from './read-cap.ts';
import { useDeskActs } from './use-desk-acts.ts';

interface LiveCapProps {
  readonly view: MeetingView;
  readonly disabled: boolean;
}

/** How many endpoints may be in at once, and for who conducts a way to change it. */
export const LiveCap = ({ view, disabled }: LiveCapProps) => {
  const { t } = useTranslation(['records', 'acts']);
  const { acts } = useDeskActs(view);
  const [changing, setChanging] = useState(false);
  const close = (): void => setChanging(false);
  return (
    <Group gap="xs">
      <Text>{t('live.cap.now', { cap: numberText(view.maxEndpoints) })}</Text>
      {acts.isPossible(changeCap, null) && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={disabled}
          aria-label={t('acts:change-cap.label')}
          onClick={() => setChanging(true)}
        >
          {t('acts:change-cap.short')}
        </Button>
      )}
      <DeskDialog opened={changing} onClose={close} title={t('acts:change-cap.label')}>
        <CapForm acts={acts} cap={view.maxEndpoints} onClose={close} />
      </DeskDialog>
    </Group>
  );
};

const CapForm = ({ acts, cap, onClose }: { acts: Acts; cap: number; onClose: () => void }) => {
  const { t } = useTranslation('records');
  const [typed, setTyped] = useState<number | string>(cap);
  const [checked, setChecked] = useState(false);
  const wanted = readCap(typed);
  const save = useAttempt(async (maxEndpoints: number) => {
    await acts.fill(changeCap, { maxEndpoints });
    onClose();
  });
  const submit = (): void => {
    setChecked(true);
    if (wanted !== null) void save.run(wanted);
  };
  return (
    <DeskForm attempt={save} onSubmit={submit} onCancel={onClose}>
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
    </DeskForm>
  );
};
