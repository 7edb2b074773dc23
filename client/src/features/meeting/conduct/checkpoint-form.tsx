import { CheckpointSetting, type MeetingView } from '@diem-cau/shared';
import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setCheckpoints } from '../../../core/acts/checkpoints.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useCheckpointWords } from '../../../react/use-checkpoint-words.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';

interface CheckpointFormProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly disabled: boolean;
}

/** How often communes confirm their presence, at random times; offered in a training, and wherever it was set. */
export const CheckpointForm = ({ view, acts, disabled }: CheckpointFormProps) => {
  const { t } = useTranslation('roll');
  const words = useCheckpointWords()(view);
  const [every, setEvery] = useState<number | string>(view.checkpoints?.everyMinutes ?? 30);
  const [answer, setAnswer] = useState<number | string>(view.checkpoints?.answerMinutes ?? 3);
  const wished = CheckpointSetting.safeParse({ everyMinutes: every, answerMinutes: answer });
  const attempt = useAttempt(async () => {
    if (wished.success) await acts.fill(setCheckpoints, wished.data);
  });
  if (words === null && view.type !== 'tap-huan') return null;
  return (
    <Group gap="sm" align="flex-end" data-testid="checkpoint-form">
      <Text fw={600} role="status">
        {words ?? t('checkpoints.title')}
      </Text>
      <NumberInput label={t('checkpoints.every')} min={1} max={240} hideControls value={every} onChange={setEvery} />
      <NumberInput label={t('checkpoints.answer')} min={1} max={15} hideControls value={answer} onChange={setAnswer} />
      <Button
        variant="default"
        disabled={disabled || attempt.busy || !wished.success}
        onClick={() => void attempt.run()}
      >
        {t('checkpoints.apply')}
      </Button>
      <TroubleNotice error={attempt.error} />
    </Group>
  );
};
