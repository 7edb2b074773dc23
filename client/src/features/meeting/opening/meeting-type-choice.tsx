import { MeetingType } from '@diem-cau/shared';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The type of the meeting. */
export const MeetingTypeChoice = ({ type, onChange }: { type: MeetingType; onChange: (type: MeetingType) => void }) => {
  const { t } = useTranslation('opening');
  return (
    <NativeSelect
      label={t('type')}
      data={MeetingType.options.map((option) => ({ value: option, label: t(`types.${option}`) }))}
      value={type}
      onChange={({ currentTarget }) => onChange(MeetingType.parse(currentTarget.value))}
    />
  );
};
