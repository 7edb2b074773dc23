import type { UnitBody } from '@diem-cau/shared';
import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { calendarDayText } from '../../../ui/desk/figures.ts';
import { endedUnits, type EndedUnit } from './ended-units.ts';

/** Which units were merged or renamed, since when, and into what. */
export const UnitHistory = ({ units }: { units: readonly UnitBody[] }) => {
  const { t } = useTranslation('admin');
  const ended = endedUnits(units);
  if (ended.length === 0) return null;
  const columns: readonly Column<EndedUnit>[] = [
    { key: 'unit', title: t('units.unit'), rowHead: true, cell: ({ unit }) => `${unit.kind} ${unit.name}` },
    { key: 'code', title: t('units.code'), cell: ({ unit }) => unit.code },
    {
      key: 'from',
      title: t('units.validFrom'),
      numeric: true,
      cell: ({ unit }) => (unit.validFrom === null ? t('units.always') : calendarDayText(unit.validFrom)),
    },
    {
      key: 'to',
      title: t('units.validTo'),
      numeric: true,
      cell: ({ unit }) => (unit.validTo === null ? t('units.unknownDay') : calendarDayText(unit.validTo)),
    },
    {
      key: 'into',
      title: t('units.into'),
      cell: ({ successor }) =>
        successor === null ? t('units.noSuccessor') : `${successor.kind} ${successor.name} (${successor.code})`,
    },
  ];
  return (
    <section>
      <Title order={2} mt="xl" mb={4}>
        {t('units.title')}
      </Title>
      <Text size="sm" c="gray.7" mb="sm">
        {t('units.lead')}
      </Text>
      <DeskTable
        caption={t('units.title')}
        columns={columns}
        rows={ended}
        rowKey={({ unit }) => unit.unitId}
        empty={null}
      />
    </section>
  );
};
