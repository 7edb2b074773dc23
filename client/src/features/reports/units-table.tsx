import type { PeriodReport } from '@diem-cau/shared';
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hoursText, numberText } from '../../ui/desk/figures.ts';

/** Attendance, drop-outs and speaking time by unit, as the units were on each meeting's day. */
export const UnitsTable = ({ units }: { units: PeriodReport['units'] }) => {
  const { t } = useTranslation('reports');
  const heads = ['expected', 'attended', 'rate', 'dropOuts', 'speaking', 'people'] as const;
  return (
    <Table withTableBorder maw={1100}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('units.unit')}</Table.Th>
          {heads.map((head) => (
            <Table.Th key={head} scope="col" ta="right">
              {t(`units.${head}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {units.map(({ unitId, name, count }) => (
          <Table.Tr key={unitId ?? name}>
            <Table.Th scope="row">{name === '' ? t('units.unknown') : name}</Table.Th>
            <Table.Td ta="right">{numberText(count.expected)}</Table.Td>
            <Table.Td ta="right">{numberText(count.attended)}</Table.Td>
            <Table.Td ta="right">
              {count.expected === 0 ? '' : `${numberText((100 * count.attended) / count.expected)} %`}
            </Table.Td>
            <Table.Td ta="right">{numberText(count.dropOuts)}</Table.Td>
            <Table.Td ta="right">{hoursText(count.speakingMs)}</Table.Td>
            <Table.Td ta="right">{numberText(count.people.inPerson + count.people.online)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};
