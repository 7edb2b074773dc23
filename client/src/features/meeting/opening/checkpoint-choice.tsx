import type { CheckpointSetting } from '@diem-cau/shared';
import { Checkbox, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Where nobody says otherwise: twice an hour, with time to walk to the PC. */
const usual: CheckpointSetting = { everyMinutes: 30, answerMinutes: 3 };

interface CheckpointChoiceProps {
  readonly checkpoints: CheckpointSetting | null;
  readonly error: string | null;
  readonly onChange: (checkpoints: CheckpointSetting | null) => void;
}

/** Whether communes are to confirm their presence at random times, how often, and within how long. */
export const CheckpointChoice = ({ checkpoints, error, onChange }: CheckpointChoiceProps) => {
  const { t } = useTranslation('opening');
  return (
    <div>
      <Checkbox
        label={t('checkpoints')}
        description={t('checkpointsHint')}
        checked={checkpoints !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? usual : null)}
      />
      {checkpoints !== null && (
        <>
          <NumberInput
            mt="sm"
            label={t('checkpointMinutes')}
            min={1}
            max={240}
            allowDecimal={false}
            clampBehavior="none"
            hideControls
            value={checkpoints.everyMinutes}
            onChange={(value) => onChange({ ...checkpoints, everyMinutes: Number(value) })}
            error={error}
          />
          <NumberInput
            mt="sm"
            label={t('answerMinutes')}
            min={1}
            max={15}
            allowDecimal={false}
            clampBehavior="none"
            hideControls
            value={checkpoints.answerMinutes}
            onChange={(value) => onChange({ ...checkpoints, answerMinutes: Number(value) })}
          />
        </>
      )}
    </div>
  );
};
