import { RecordingChoice, recordingChosen, type RecordingRule } from '@diem-cau/shared';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface RecordingWishProps {
  /** Of the type of the meeting. */
  readonly rule: RecordingRule;
  /** Null leaves it to the type. */
  readonly wish: RecordingChoice | null;
  readonly onChange: (wish: RecordingChoice) => void;
}

/** Whether the meeting is recorded, unless the rule of its type leaves nothing to wish for; and for how long that is kept. */
export const RecordingWish = ({ rule, wish, onChange }: RecordingWishProps) => {
  const { t } = useTranslation('opening');
  const isRuled = rule.recording !== 'chair-decides';
  const chosen = recordingChosen(rule, wish ?? undefined);
  const kept = rule.days === null ? t('recordingKeptForGood') : t('recordingKept', { count: rule.days });
  return (
    <NativeSelect
      label={t('recording')}
      description={`${t(isRuled ? 'recordingByRule' : 'recordingHint')}${chosen === 'never' ? '' : ` ${kept}`}`}
      disabled={isRuled}
      value={chosen}
      data={RecordingChoice.options.map((choice) => ({ value: choice, label: t(`recordings.${choice}`) }))}
      onChange={({ currentTarget }) => onChange(RecordingChoice.parse(currentTarget.value))}
    />
  );
};
