import type { PeriodReport, Scenarios } from '@diem-cau/shared';
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../ui/desk/figures.ts';

const hours = (minutes: Scenarios): Scenarios => ({
  low: minutes.low / 60,
  base: minutes.base / 60,
  high: minutes.high / 60,
});
const percent = (rate: Scenarios | null): Scenarios | null =>
  rate === null ? null : { low: rate.low * 100, base: rate.base * 100, high: rate.high * 100 };

/** The three figures of the time saved side by side, and the rest; low, base and high. */
export const SavingsTable = ({ savings }: { savings: PeriodReport['savings'] }) => {
  const { t } = useTranslation('reports');
  const rows: readonly (readonly [string, Scenarios | null])[] = [
    [t('figures.personHours'), hours(savings.personTime.savedMinutes)],
    [t('figures.personRate'), percent(savings.personTime.rate)],
    [t('figures.lengthHours'), hours(savings.meetingLength.savedMinutes)],
    [t('figures.lengthRate'), percent(savings.meetingLength.rate)],
    [t('figures.blockRate'), percent(savings.block.rate)],
    [t('figures.kilometres'), savings.kilometres],
    [t('figures.litres'), savings.litres],
    [t('figures.money'), savings.moneyVnd],
    [t('figures.pages'), { low: savings.pages, base: savings.pages, high: savings.pages }],
  ];
  return (
    <Table withTableBorder maw={860} mb="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('figures.what')}</Table.Th>
          {(['low', 'base', 'high'] as const).map((scenario) => (
            <Table.Th key={scenario} scope="col" ta="right">
              {t(`figures.${scenario}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            {(['low', 'base', 'high'] as const).map((scenario) => (
              <Table.Td key={scenario} ta="right">
                {value === null ? t('figures.unknown') : numberText(value[scenario])}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};
