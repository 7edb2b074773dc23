import type { UncountedMeeting } from '@diem-cau/shared';
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { hoursText } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { DrillLink } from './drill-link.tsx';

/** Meetings of the period that count in no figure, and why; nothing where there are none. */
export const NotCountedTable = ({ meetings }: { meetings: readonly UncountedMeeting[] }) => {
  const { t } = useTranslation(['reports', 'records']);
  const times = useTimes();
  if (meetings.length === 0) return null;
  const columns: readonly Column<UncountedMeeting>[] = [
    { key: 'day', title: t('columns.opened'), numeric: true, cell: ({ openedAt }) => times.moment(openedAt) },
    {
      key: 'title',
      title: t('columns.meeting'),
      rowHead: true,
      width: '30%',
      cell: ({ meetingId, title }) => <DrillLink name={title} path={`/meetings/${meetingId}`} />,
    },
    { key: 'type', title: t('columns.type'), cell: ({ type }) => t(`records:types.${type}`) },
    { key: 'duration', title: t('columns.duration'), numeric: true, cell: ({ durationMs }) => hoursText(durationMs) },
    {
      key: 'why',
      title: t('notCounted.why'),
      cell: ({ why, reason }) => [t(`notCounted.because.${why}`), reason].filter(Boolean).join(': '),
    },
  ];
  return (
    <div>
      <Title order={3} id="not-counted">
        {t('notCounted.title')}
      </Title>
      <DeskTable
        caption={t('notCounted.title')}
        columns={columns}
        rows={meetings}
        rowKey={({ meetingId }) => meetingId}
        empty=""
      />
    </div>
  );
};
