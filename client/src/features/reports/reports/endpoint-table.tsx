import type { ReportedEndpoint } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { linkColumns, presenceColumns, saidColumns } from './count-columns.ts';
import { useCountColumns } from './use-count-columns.ts';
import { useReportTable } from './use-report-table.ts';

/** Presence, drop-outs, speaking and the line of each endpoint, and for how many meetings it has been silent. */
export const EndpointTable = ({ endpoints }: { endpoints: readonly ReportedEndpoint[] }) => {
  const { t } = useTranslation('reports');
  const said = saidColumns(endpoints.map(({ count }) => count));
  const counts = useCountColumns<ReportedEndpoint>([...presenceColumns, ...linkColumns, ...said]);
  const columns: readonly Column<ReportedEndpoint>[] = [
    {
      key: 'name',
      title: t('columns.endpoint'),
      rowHead: true,
      width: '15em',
      sortBy: ({ name }) => name,
      cell: ({ name, leads }) => (leads ? `${name} (${t('chair')})` : name),
    },
    ...counts.slice(0, presenceColumns.length),
    {
      key: 'silent',
      title: t('columns.silent'),
      hint: t('hints.silent'),
      numeric: true,
      sortBy: ({ meetingsSinceSpoken }) => meetingsSinceSpoken,
      cell: ({ meetingsSinceSpoken }) => numberText(meetingsSinceSpoken),
    },
    ...counts.slice(presenceColumns.length),
  ];
  return (
    <DeskTable
      caption={t('tables.endpoint.title')}
      columns={columns}
      rows={endpoints}
      rowKey={({ endpointId }) => endpointId}
      empty={t('tables.empty')}
      {...useReportTable('endpoint')}
    />
  );
};
