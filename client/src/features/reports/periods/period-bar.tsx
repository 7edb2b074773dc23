import type { Day } from '@diem-cau/shared';
import { ActionIcon, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { inKind, periodAround, periodKinds, shiftPeriod, type Period, type PeriodKind } from './period.ts';
import { RangeFields } from './range-fields.tsx';
import classes from './period-bar.module.css';
import { usePeriodName } from './use-period-name.ts';

interface PeriodBarProps {
  readonly period: Period;
  readonly today: Day;
  /** How the period that the address asks for by then is changed. */
  readonly onChange: (change: (period: Period) => Period) => void;
}

const isKind = (value: string): value is PeriodKind => periodKinds.some((kind) => kind === value);

/** Chooses the period: how long, one step back or on, any two days. */
export const PeriodBar = ({ period, today, onChange }: PeriodBarProps) => {
  const { t } = useTranslation('reports');
  const nameOf = usePeriodName();
  const thisYear = periodAround('year', today);
  const next = shiftPeriod(period, 1);
  return (
    <Group gap="md" align="center">
      <SegmentedControl
        aria-label={t('period.kind')}
        className={classes.kinds ?? ''}
        value={period.kind}
        onChange={(kind) => isKind(kind) && onChange((now) => inKind(now, kind, today))}
        data={periodKinds.map((kind) => ({ value: kind, label: t(`period.kinds.${kind}`) }))}
      />
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('period.before')}
          onClick={() => onChange((now) => shiftPeriod(now, -1))}
        >
          <IconChevronLeft size={20} aria-hidden />
        </ActionIcon>
        {period.kind === 'range' ? (
          <RangeFields
            key={`${period.from} ${period.to}`}
            from={period.from}
            to={period.to}
            onChange={(range) => onChange(() => range)}
          />
        ) : (
          <Text fw={600} miw="8.5em" ta="center" aria-live="polite">
            {nameOf(period)}
          </Text>
        )}
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('period.after')}
          disabled={next.from > today}
          onClick={() => onChange((now) => shiftPeriod(now, 1))}
        >
          <IconChevronRight size={20} aria-hidden />
        </ActionIcon>
      </Group>
      {(period.from !== thisYear.from || period.to !== thisYear.to) && (
        <Button variant="subtle" color="accent.8" onClick={() => onChange(() => thisYear)}>
          {t('period.thisYear')}
        </Button>
      )}
    </Group>
  );
};
