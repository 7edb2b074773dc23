import type { ReportedLengths } from '@diem-cau/shared';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { numberText, percentText, wholeMinutes } from '../../../ui/desk/figures.ts';

const minutesText = (ms: number): string => numberText(wholeMinutes(ms));

/** A difference with its sign: `–25,0%`, `+8,3%`. */
const changeText = ({ first, later }: ReportedLengths): string => {
  if (first.medianMs === 0) return '–';
  const change = (later.medianMs - first.medianMs) / first.medianMs;
  return `${change > 0 ? '+' : change < 0 ? '–' : ''}${percentText(Math.abs(change))}`;
};

/** How long meetings of each type were in the period against the hub's own first ten of that type. */
export const LengthTable = ({ lengths }: { readonly lengths: readonly ReportedLengths[] }) => {
  const { t } = useTranslation(['reports', 'records']);
  const columns: readonly Column<ReportedLengths>[] = [
    { key: 'type', title: t('columns.type'), rowHead: true, cell: ({ type }) => t(`records:types.${type}`) },
    { key: 'first', title: t('tables.lengths.first'), numeric: true, cell: ({ first }) => minutesText(first.medianMs) },
    {
      key: 'meetings',
      title: t('tables.lengths.meetings'),
      numeric: true,
      cell: ({ later }) => numberText(later.meetings),
    },
    { key: 'later', title: t('tables.lengths.later'), numeric: true, cell: ({ later }) => minutesText(later.medianMs) },
    { key: 'change', title: t('tables.lengths.change'), numeric: true, cell: changeText },
  ];
  return (
    <>
      <Text size="sm" c="gray.7">
        {t('tables.lengths.lead')}
      </Text>
      <DeskTable
        caption={t('tables.lengths.title')}
        columns={columns}
        rows={lengths}
        rowKey={({ type }) => type}
        empty={null}
      />
    </>
  );
};
