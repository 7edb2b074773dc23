import type { ReportedGroup } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { decimalText, hoursText, numberText, percentText } from '../../../ui/desk/figures.ts';
import { DrillLink } from './drill-link.tsx';
import { useReportTable } from './use-report-table.ts';

interface GroupTableProps {
  /** Names its sorting in the address. */
  readonly id: 'month' | 'type' | 'host';
  readonly groups: readonly ReportedGroup[];
  readonly nameOf: (group: ReportedGroup) => string;
  readonly pathOf: (group: ReportedGroup) => string | null;
}

/** Meetings by month, type or host unit. */
export const GroupTable = ({ id, groups, nameOf, pathOf }: GroupTableProps) => {
  const { t } = useTranslation('reports');
  const figure = (
    key: 'meetings' | 'duration' | 'expected' | 'attended' | 'rate' | 'saved',
    value: (group: ReportedGroup) => number | null,
    write: (value: number) => string,
  ): Column<ReportedGroup> => ({
    key,
    title: t(`columns.${key}`),
    hint: t(`hints.${key}`),
    numeric: true,
    sortBy: value,
    cell: (group) => {
      const figured = value(group);
      return figured === null ? '–' : write(figured);
    },
  });
  const columns: readonly Column<ReportedGroup>[] = [
    {
      key: 'name',
      title: t(`tables.${id}.head`),
      rowHead: true,
      sortBy: (group) => (id === 'month' ? group.key : nameOf(group)),
      // A month without a meeting has nothing behind it.
      cell: (group) => <DrillLink name={nameOf(group)} path={group.meetings === 0 ? null : pathOf(group)} />,
    },
    figure('meetings', ({ meetings }) => meetings, numberText),
    figure('duration', ({ durationMs }) => durationMs, hoursText),
    figure('expected', ({ expected }) => expected, numberText),
    figure('attended', ({ attended }) => attended, numberText),
    figure('rate', ({ attended, expected }) => (expected === 0 ? null : attended / expected), percentText),
    figure('saved', ({ savedMinutes }) => savedMinutes / 60, decimalText),
  ];
  return (
    <DeskTable
      caption={t(`tables.${id}.title`)}
      columns={columns}
      rows={groups}
      rowKey={({ key }) => key}
      empty={t('tables.empty')}
      {...useReportTable(id)}
    />
  );
};
