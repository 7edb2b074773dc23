import { GrantedRight } from '@diem-cau/shared';
import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

interface GrantsChoiceProps {
  readonly grants: readonly GrantedRight[];
  readonly onChange: (grants: readonly GrantedRight[]) => void;
}

/** What endpoints that neither lead nor hold the meeting may send. */
export const GrantsChoice = ({ grants, onChange }: GrantsChoiceProps) => {
  const { t } = useTranslation('opening');
  return (
    <Checkbox.Group
      label={t('grants')}
      description={t('grantsHint')}
      value={[...grants]}
      onChange={(chosen) => onChange(z.array(GrantedRight).parse(chosen))}
    >
      <Group mt={6} gap="md">
        {GrantedRight.options.map((right) => (
          <Checkbox key={right} value={right} label={t(`granted.${right}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
};
