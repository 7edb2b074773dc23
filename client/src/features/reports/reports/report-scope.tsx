import type { PeriodReport } from '@diem-cau/shared';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { calendarDayText, numberText } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './report-view.module.css';

interface ReportScopeProps {
  readonly report: PeriodReport;
  /** A unit's name by its id, where the report itself does not know it. */
  readonly unitNameOf: (unitId: string) => string | null;
}

/** What the figures are about, in words that are printed with them: days, filters, when they were made, by which version. */
export const ReportScope = ({ report, unitNameOf }: ReportScopeProps) => {
  const { t } = useTranslation(['reports', 'records']);
  const times = useTimes();
  const { query, hostUnits, units, madeAt, parametersVersion } = report;
  const host = hostUnits.find(({ key }) => key === query.hostUnitId)?.name;
  const unit = units.find(({ unitId }) => unitId === query.unitId)?.name;
  const parts = [
    t('scope.days', { from: calendarDayText(query.from), to: calendarDayText(query.to) }),
    query.type === undefined ? t('scope.allTypes') : t('scope.type', { type: t(`records:types.${query.type}`) }),
    ...(query.hostUnitId === undefined
      ? []
      : [t('scope.host', { unit: host ?? unitNameOf(query.hostUnitId) ?? query.hostUnitId })]),
    ...(query.unitId === undefined
      ? []
      : [t('scope.unit', { unit: unit ?? unitNameOf(query.unitId) ?? query.unitId })]),
    t(`scope.units.${query.units}`),
    t('scope.parameters', { version: numberText(parametersVersion) }),
    t('scope.madeAt', { at: times.moment(madeAt) }),
  ];
  return (
    <Text size="sm" className={classes.scope ?? ''}>
      {parts.join(' · ')}
    </Text>
  );
};
