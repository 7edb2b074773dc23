import { MeetingType, type Day } from '@diem-cau/shared';
import { Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { tableVersions } from './parameter-versions.ts';
import type { ReportFilters } from './report-address.ts';
import type { ReportChoices } from './reports-api.ts';
import { UnitChoice } from './unit-choice.tsx';

interface FilterBarProps {
  readonly filters: ReportFilters;
  readonly choices: ReportChoices;
  readonly today: Day;
  readonly onChange: (change: Partial<ReportFilters>) => void;
}

const width = '15.5em';

/** Narrows the report down, and chooses how units are counted and by which version of the table of parameters. */
export const FilterBar = ({ filters, choices: { units, table }, today, onChange }: FilterBarProps) => {
  const { t } = useTranslation(['reports', 'records']);
  const times = useTimes();
  const older = tableVersions(table).filter(({ version }) => version < table.version || version === filters.parameters);
  const isListed = filters.parameters === undefined || older.some(({ version }) => version === filters.parameters);
  return (
    <Group align="flex-start" gap="sm">
      <NativeSelect
        label={t('filters.type')}
        w={width}
        value={filters.type ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const type = MeetingType.safeParse(value);
          onChange({ type: type.data });
        }}
        data={[
          { value: '', label: t('filters.allTypes') },
          ...MeetingType.options.map((type) => ({ value: type, label: t(`records:types.${type}`) })),
        ]}
      />
      <UnitChoice
        label={t('filters.host')}
        chosen={filters.hostUnitId}
        units={units}
        today={today}
        onChoose={(hostUnitId) => onChange({ hostUnitId: hostUnitId ?? undefined })}
      />
      <UnitChoice
        label={t('filters.unit')}
        chosen={filters.unitId}
        units={units}
        today={today}
        onChoose={(unitId) => onChange({ unitId: unitId ?? undefined })}
      />
      <NativeSelect
        label={t('filters.units')}
        w={width}
        value={filters.units}
        onChange={({ currentTarget: { value } }) => onChange({ units: value === 'today' ? 'today' : 'day' })}
        data={(['day', 'today'] as const).map((value) => ({ value, label: t(`filters.unitsAs.${value}`) }))}
      />
      <NativeSelect
        label={t('filters.parameters')}
        w={width}
        value={filters.parameters === undefined ? '' : String(filters.parameters)}
        onChange={({ currentTarget: { value } }) => onChange({ parameters: value === '' ? undefined : Number(value) })}
        data={[
          { value: '', label: t('filters.newest', { version: numberText(table.version) }) },
          ...older.map(({ version, at, by }) => ({
            value: String(version),
            label: t('filters.version', {
              version: numberText(version),
              at: times.moment(at),
              by: by || t('records:hubItself'),
            }),
          })),
          ...(isListed
            ? []
            : [
                { value: String(filters.parameters), label: t('filters.bareVersion', { version: filters.parameters }) },
              ]),
        ]}
      />
    </Group>
  );
};
