import { Group, Input, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

/** A day and a time of day as they are being written. */
export interface WrittenMoment {
  readonly day: string;
  readonly clock: string;
}

interface MomentFieldProps {
  readonly legend: string;
  readonly description?: string;
  readonly value: WrittenMoment;
  readonly onChange: (value: WrittenMoment) => void;
  readonly error?: string | null;
}

/** A moment written as in Vietnam: `30/06/2025` and `08:05`, 24 hours, in the hub's own zone. */
export const MomentField = ({ legend, description, value, onChange, error = null }: MomentFieldProps) => {
  const { t } = useTranslation('desk');
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <Input.Label component="div" id={id}>
        {legend}
      </Input.Label>
      {description !== undefined && <Input.Description mb={4}>{description}</Input.Description>}
      <Group gap="xs" align="flex-start">
        <TextInput
          w="7.6em"
          aria-label={`${legend}: ${t('day')}`}
          placeholder={t('dayPattern')}
          maxLength={10}
          value={value.day}
          onChange={({ currentTarget }) => onChange({ ...value, day: currentTarget.value })}
          error={error !== null}
        />
        <TextInput
          w="6.2em"
          aria-label={`${legend}: ${t('clock')}`}
          placeholder={t('clockPattern')}
          maxLength={8}
          value={value.clock}
          onChange={({ currentTarget }) => onChange({ ...value, clock: currentTarget.value })}
          error={error !== null}
        />
      </Group>
      {error !== null && <Input.Error role="alert">{error}</Input.Error>}
    </div>
  );
};
