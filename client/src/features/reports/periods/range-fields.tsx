import { readDay, type Day } from '@diem-cau/shared';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { calendarDayText } from '../../../ui/desk/figures.ts';
import type { Period } from './period.ts';

interface RangeFieldsProps {
  readonly from: Day;
  readonly to: Day;
  readonly onChange: (period: Period) => void;
}

/** The first and the last day of a range, taken over when both can be read; their order is the hub's to judge. */
export const RangeFields = ({ from, to, onChange }: RangeFieldsProps) => {
  const { t } = useTranslation('reports');
  const [written, setWritten] = useState({ from: calendarDayText(from), to: calendarDayText(to) });
  const [checked, setChecked] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        const [first, last] = [readDay(written.from), readDay(written.to)];
        if (first !== null && last !== null) onChange({ kind: 'range', from: first, to: last });
      }}
    >
      <Group align="flex-start" gap="xs" wrap="nowrap">
        <DayField
          label={t('period.from')}
          hideLabel
          written={written.from}
          onChange={(text) => setWritten({ ...written, from: text })}
          checked={checked}
        />
        <span aria-hidden="true">–</span>
        <DayField
          label={t('period.to')}
          hideLabel
          written={written.to}
          onChange={(text) => setWritten({ ...written, to: text })}
          checked={checked}
        />
        <Button type="submit" variant="default">
          {t('period.show')}
        </Button>
      </Group>
    </form>
  );
};
