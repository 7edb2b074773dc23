import type { ReportedUnit, UnitId } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { peopleColumns, presenceColumns, saidColumns } from './count-columns.ts';
import { DrillLink } from './drill-link.tsx';
import { useCountColumns } from './use-count-columns.ts';
import { useReportTable } from './use-report-table.ts';

interface UnitTableProps {
  readonly units: readonly ReportedUnit[];
  readonly pathOf: (unitId: UnitId | null) => string | null;
}

/** Attendance, drop-outs, speaking and people by unit. */
export const UnitTable = ({ units, pathOf }: UnitTableProps) => {
  const { t } = useTranslation('reports');
  const said = saidColumns(units.map(({ count }) => count));
  const counts = useCountColumns<ReportedUnit>([...presenceColumns, ...peopleColumns, ...said]);
  const columns: readonly Column<ReportedUnit>[] = [
    {
      key: 'name',
      title: t('columns.unit'),
      rowHead: true,
      width: '13em',
      sortBy: ({ name }) => (name === '' ? null : name),
      cell: ({ unitId, name }) => <DrillLink name={name === '' ? t('unknownUnit') : name} path={pathOf(unitId)} />,
    },
    {
      key: 'endpoints',
      title: t('columns.endpoints'),
      numeric: true,
      sortBy: ({ endpoints }) => endpoints,
      cell: ({ endpoints }) => numberText(endpoints),
    },
    ...counts,
  ];
  return (
    <DeskTable
      caption={t('tables.unit.title')}
      columns={columns}
      rows={units}
      rowKey={({ unitId, name }) => unitId ?? name}
      empty={t('tables.empty')}
      {...useReportTable('unit')}
    />
  );
};
