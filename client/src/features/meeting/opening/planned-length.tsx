import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Half an hour to a day, in minutes. */
const lengths = [30, 45, 60, 90, 120, 180, 240, 480] as const;

interface PlannedLengthProps {
  /** Null for none. */
  readonly minutes: number | null;
  readonly onChange: (minutes: number | null) => void;
}

/** For how long the meeting is planned. */
export const PlannedLength = ({ minutes, onChange }: PlannedLengthProps) => {
  const { t } = useTranslation('opening');
  return (
    <NativeSelect
      label={t('planned')}
      value={minutes ?? ''}
      onChange={({ currentTarget: { value } }) => onChange(value === '' ? null : Number(value))}
      data={[
        { value: '', label: t('notPlanned') },
        ...lengths.map((n) => ({ value: String(n), label: t('plannedMinutes', { n }) })),
      ]}
    />
  );
};
