import type { Day } from '@diem-cau/shared';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDayText } from './figures.ts';
import { readDay } from './written-times.ts';

interface DayFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: Day | null;
  /** `unreadable` while what stands there is no day; null where nothing does. */
  readonly onChange: (day: Day | null | 'unreadable') => void;
  readonly disabled?: boolean;
}

/** A day written as in Vietnam, `30/06/2025`; the browser's own field would follow the browser's language. */
export const DayField = ({ label, description, value, onChange, disabled = false }: DayFieldProps) => {
  const { t } = useTranslation('desk');
  const [written, setWritten] = useState(() => (value === null ? '' : calendarDayText(value)));
  const isUnreadable = written.trim() !== '' && readDay(written) === null;
  return (
    <TextInput
      label={label}
      {...(description === undefined ? {} : { description })}
      placeholder={t('dayPattern')}
      inputMode="numeric"
      maxLength={10}
      disabled={disabled}
      value={written}
      onChange={({ currentTarget }) => {
        setWritten(currentTarget.value);
        onChange(currentTarget.value.trim() === '' ? null : (readDay(currentTarget.value) ?? 'unreadable'));
      }}
      error={isUnreadable && written.length >= 8 ? t('dayFault') : null}
    />
  );
};
