import { KeptFileKind, type KeptReport } from '@diem-cau/shared';
import { Anchor, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { periodOfDays, usePeriodName } from '../periods/index.ts';
import { DrillLink } from './drill-link.tsx';
import { keptFilePath, listKept } from './reports-api.ts';
import { useReportTable } from './use-report-table.ts';

/** The files of a kept report. Those that nobody has read yet are made by the first who does. */
const KeptFileLinks = ({ kept: { reportId, title, files } }: { kept: KeptReport }) => {
  const { t } = useTranslation('desk');
  const isDamaged = (kind: KeptFileKind): boolean => files.some((file) => file.kind === kind && file.damaged);
  return (
    <Group gap="sm" wrap="nowrap">
      {KeptFileKind.options.map((kind) =>
        isDamaged(kind) ? (
          <Text
            key={kind}
            span
            size="sm"
            c="red.8"
            fw={600}
            aria-label={`${kind.toUpperCase()}: ${t('digest.damaged')}`}
          >
            <IconAlertTriangle size={14} aria-hidden /> {kind.toUpperCase()}
          </Text>
        ) : (
          <Anchor
            key={kind}
            href={keptFilePath(reportId, kind)}
            download
            c="accent.8"
            underline="always"
            aria-label={`${kind.toUpperCase()}: ${title}`}
          >
            {kind.toUpperCase()}
          </Anchor>
        ),
      )}
    </Group>
  );
};

/** The reports that were kept, newest first: who, when, on which period, by which version of the table. */
export const KeptReportsPage = () => {
  const { t } = useTranslation('reports');
  const times = useTimes();
  const nameOf = usePeriodName();
  const loading = useLoaded('kept', listKept);
  const sorting = useReportTable('kept');
  const columns: readonly Column<KeptReport>[] = [
    {
      key: 'title',
      title: t('kept.name'),
      rowHead: true,
      sortBy: ({ title }) => title,
      cell: ({ reportId, title }) => <DrillLink name={title} path={`/reports/kept/${reportId}`} />,
    },
    {
      key: 'period',
      title: t('kept.period'),
      sortBy: ({ query }) => query.from,
      cell: ({ query: { from, to } }) => nameOf(periodOfDays(from, to)),
    },
    { key: 'at', title: t('kept.at'), numeric: true, sortBy: ({ at }) => at, cell: ({ at }) => times.moment(at) },
    { key: 'by', title: t('kept.by'), sortBy: ({ by }) => by, cell: ({ by }) => by },
    {
      key: 'version',
      title: t('kept.version'),
      numeric: true,
      sortBy: ({ parametersVersion }) => parametersVersion,
      cell: ({ parametersVersion }) => numberText(parametersVersion),
    },
    {
      key: 'files',
      title: t('kept.files'),
      screenOnly: true,
      cell: (kept) => <KeptFileLinks kept={kept} />,
    },
  ];
  return (
    <DeskPage
      title={t('kept.title')}
      lead={
        <>
          {t('kept.lead')}{' '}
          <Anchor component={Link} to="/reports" inherit c="accent.8" underline="always">
            {t('kept.toLive')}
          </Anchor>
        </>
      }
    >
      <LoadedView loading={loading}>
        {(reports) => (
          <DeskTable
            caption={t('kept.title')}
            columns={columns}
            rows={reports}
            rowKey={({ reportId }) => reportId}
            empty={t('kept.empty')}
            {...sorting}
          />
        )}
      </LoadedView>
    </DeskPage>
  );
};
