import { readDay } from '@diem-cau/shared';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface DayFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly description?: string;
  /** In the place of the pattern, where the label is hidden. */
  readonly placeholder?: string;
  /** As it is being written; read with `readDay`. */
  readonly written: string;
  readonly onChange: (written: string) => void;
  /** Whether it was tried to be sent: from then on what cannot be read is marked. */
  readonly checked: boolean;
}

/** A day written as in Vietnam, `30/06/2025`; the browser's own field would follow the browser's language. */
export const DayField = ({
  label,
  hideLabel = false,
  description,
  placeholder,
  written,
  onChange,
  checked,
}: DayFieldProps) => {
  const { t } = useTranslation('desk');
  const isFault = checked && written.trim() !== '' && readDay(written) === null;
  return (
    <TextInput
      {...(hideLabel ? { 'aria-label': label } : { label })}
      {...(description === undefined ? {} : { description })}
      placeholder={placeholder ?? t('dayPattern')}
      maxLength={10}
      value={written}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={isFault ? t('dayFault') : null}
    />
  );
};
